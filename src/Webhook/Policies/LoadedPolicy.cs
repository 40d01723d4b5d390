using Webhook.Policy.Policies;

namespace Webhook.Policies;

/// <summary>A policy and where it comes from.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Source">Path of its file; <c>embedded</c> for the default policy.</param>
/// <param name="Hash">Tells versions of that file apart.</param>
internal sealed record LoadedPolicy(DaemonSetPolicy Policy, string Source, string Hash);
