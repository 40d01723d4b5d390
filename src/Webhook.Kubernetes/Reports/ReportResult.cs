namespace Webhook.Kubernetes.Reports;

/// <summary>One entry of a report.</summary>
public sealed record ReportResult
{
    /// <summary>Name of the policy; empty when the result belongs to none.</summary>
    public string Policy { get; init; } = "";

    /// <summary>Id of the rule; empty when the result is about all of them.</summary>
    public string Rule { get; init; } = "";

    /// <summary>Subject of the rule, for grouping; empty for none.</summary>
    public string Category { get; init; } = "";

    /// <summary>What came of it.</summary>
    public required ReportOutcome Outcome { get; init; }

    /// <summary>How bad it is.</summary>
    public ReportSeverity Severity { get; init; }

    /// <summary>One sentence.</summary>
    public required string Message { get; init; }

    /// <summary>When it was found first, in whole seconds; <c>null</c> when that says nothing.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>What it is about; <c>null</c> for the namespace as a whole.</summary>
    public ReportSubject? Subject { get; init; }

    /// <summary>More for programs, by name.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether two results are the same to who reads them.</summary>
    public bool SaysTheSameAs(ReportResult other) =>
        (Policy, Rule, Category, Outcome, Severity, Message) == (other.Policy, other.Rule, other.Category, other.Outcome, other.Severity, other.Message)
        && Subject == other.Subject
        && Since?.ToUnixTimeSeconds() == other.Since?.ToUnixTimeSeconds()
        && Properties.Count == other.Properties.Count
        && Properties.All(property => other.Properties.TryGetValue(property.Key, out var value) && value == property.Value);
}
