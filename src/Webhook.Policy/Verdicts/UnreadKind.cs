using Webhook.Policy.Cluster;

namespace Webhook.Policy.Verdicts;

/// <summary>A rule that reads a kind of object of which nothing is known.</summary>
/// <param name="Rule">Id of the rule.</param>
/// <param name="Kind">The kind.</param>
public readonly record struct UnreadKind(string Rule, ClusterKinds Kind);
