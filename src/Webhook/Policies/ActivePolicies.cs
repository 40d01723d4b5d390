using Webhook.Policy;

namespace Webhook.Policies;

/// <summary>The policies in use, of one moment. A request takes it once and keeps it to its end.</summary>
/// <param name="Engine">The engine that evaluates them.</param>
/// <param name="Loaded">The policies, in load order.</param>
/// <param name="LoadedAt">When they were taken over.</param>
internal sealed record ActivePolicies(PolicyEngine Engine, IReadOnlyList<LoadedPolicy> Loaded, DateTimeOffset LoadedAt);
