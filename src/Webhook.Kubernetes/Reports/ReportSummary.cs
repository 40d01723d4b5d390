namespace Webhook.Kubernetes.Reports;

/// <summary>Counts of results by outcome.</summary>
public sealed record ReportSummary
{
    /// <summary>Objects that nothing was found on.</summary>
    public int Pass { get; init; }

    /// <summary>Violations that deny.</summary>
    public int Fail { get; init; }

    /// <summary>Violations that deny nothing.</summary>
    public int Warn { get; init; }

    /// <summary>Rules that could not be judged.</summary>
    public int Error { get; init; }

    /// <summary>Objects with exempted violations.</summary>
    public int Skip { get; init; }

    /// <summary>Counts results.</summary>
    public static ReportSummary Of(IReadOnlyCollection<ReportResult> results)
    {
        int Count(ReportOutcome outcome) => results.Count(result => result.Outcome == outcome);
        return new()
        {
            Pass = Count(ReportOutcome.Pass),
            Fail = Count(ReportOutcome.Fail),
            Warn = Count(ReportOutcome.Warn),
            Error = Count(ReportOutcome.Error),
            Skip = Count(ReportOutcome.Skip),
        };
    }
}
