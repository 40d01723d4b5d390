namespace Webhook.Kubernetes.Reports;

/// <summary>Reports on their way to the API server.</summary>
internal static class ReportWriting
{
    /// <summary>The label by which our reports are told from those of others.</summary>
    public const string ManagerLabel = "app.kubernetes.io/managed-by";

    /// <summary>The name of this program in reports.</summary>
    public const string Source = "daemonset-webhook";

    public static ReportWire ToWire(ReportApi api, PolicyReport report) => new()
    {
        ApiVersion = api.ApiVersion,
        Kind = api.Kind,
        Metadata = new()
        {
            Name = report.Name,
            Namespace = report.Namespace,
            Labels = new() { [ManagerLabel] = Source, ["app.kubernetes.io/instance"] = report.Name },
            OwnerReferences = report.Owner is { } owner
                ? [new() { ApiVersion = owner.ApiVersion, Kind = owner.Kind, Name = owner.Name, Uid = owner.Uid }]
                : null,
        },
        Summary = new()
        {
            Pass = report.Summary.Pass,
            Fail = report.Summary.Fail,
            Warn = report.Summary.Warn,
            Error = report.Summary.Error,
            Skip = report.Summary.Skip,
        },
        Results = [.. report.Results.Select(ToWire)],
    };

    private static ReportWire.ResultWire ToWire(ReportResult result) => new()
    {
        Source = Source,
        // Required by both APIs, so that it is there even when it is empty.
        Policy = result.Policy,
        Rule = NullIfEmpty(result.Rule),
        Category = NullIfEmpty(result.Category),
        Severity = ReportWords.Of(result.Severity),
        Timestamp = result.Since is { } since ? new() { Seconds = since.ToUnixTimeSeconds() } : null,
        Result = ReportWords.Of(result.Outcome),
        Scored = true,
        Resources = result.Subject is { } subject
            ? [new() { ApiVersion = subject.ApiVersion, Kind = subject.Kind, Namespace = subject.Namespace, Name = subject.Name, Uid = subject.Uid }]
            : null,
        Message = result.Message,
        Properties = result.Properties.Count == 0 ? null : new(result.Properties),
    };

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
