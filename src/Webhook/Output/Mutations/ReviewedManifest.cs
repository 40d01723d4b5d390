using Webhook.Model.Manifests;
using Webhook.Policy;
using Webhook.Policy.Injection;

namespace Webhook.Output.Mutations;

/// <summary>A DaemonSet of a manifest file on its way through the webhooks.</summary>
/// <param name="Manifest">Where it stands.</param>
/// <param name="Review">The DaemonSet as the mutating webhook sees it.</param>
/// <param name="Injection">What the mutating webhook does to it.</param>
/// <param name="Mutated">The DaemonSet as the validating webhook sees it: an update where it is live in the cluster.</param>
internal sealed record ReviewedManifest(ManifestObject Manifest, DaemonSetReview Review, TolerationInjection Injection, DaemonSetReview Mutated);
