using Webhook.Policy;
using Webhook.Policy.Verdicts;

namespace Webhook.Audit;

/// <summary>What the audit knows of one live DaemonSet.</summary>
internal sealed record AuditedDaemonSet
{
    /// <summary>Its namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its UID.</summary>
    public required string Uid { get; init; }

    /// <summary>What was found.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Nodes that its pods are meant to run on.</summary>
    public int EligibleNodes { get; init; }

    /// <summary>Those of them that run a ready pod of it.</summary>
    public int CoveredNodes { get; init; }

    /// <summary>Pods that are not on its current revision.</summary>
    public int StalePods { get; init; }

    /// <summary>Since when there is each of its findings.</summary>
    public IReadOnlyDictionary<FindingKey, DateTimeOffset> Since { get; init; } = new Dictionary<FindingKey, DateTimeOffset>();

    /// <summary>All findings.</summary>
    public IReadOnlyList<Finding> Findings => Verdict.Findings;

    /// <summary>Whether any policy speaks of it; else it is left alone, and stands in no report.</summary>
    public bool IsJudged => Verdict.Policies.Count > 0;
}
