using Webhook.Model.Manifests;

namespace Webhook.Policy.Policies;

/// <summary>The policies of one file and everything wrong with it.</summary>
/// <param name="Policies">Policies without an error.</param>
/// <param name="Problems">Errors and warnings, in file order; with one error the file must not replace what is running.</param>
public sealed record PolicyReadResult(IReadOnlyList<DaemonSetPolicy> Policies, IReadOnlyList<ManifestProblem> Problems);
