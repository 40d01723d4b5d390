using Webhook.Policy.Policies;

namespace Webhook.Policies;

/// <summary>A policy and where it comes from.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Source">Path of its file; <c>embedded</c> for the default policy; <c>daemonsetpolicies/NAME</c> for one of the cluster.</param>
/// <param name="Hash">Tells versions of that file or resource apart.</param>
internal sealed record LoadedPolicy(DaemonSetPolicy Policy, string Source, string Hash);
