namespace Webhook.Kubernetes.Reports;

/// <summary>The words of both APIs.</summary>
internal static class ReportWords
{
    public static string Of(ReportOutcome outcome) => outcome switch
    {
        ReportOutcome.Pass => "pass",
        ReportOutcome.Fail => "fail",
        ReportOutcome.Warn => "warn",
        ReportOutcome.Error => "error",
        _ => "skip",
    };

    /// <summary>An unknown word, which is none of ours, is a skip.</summary>
    public static ReportOutcome Outcome(string? word) =>
        Enum.GetValues<ReportOutcome>().Where(outcome => Of(outcome) == word).DefaultIfEmpty(ReportOutcome.Skip).First();

    public static string Of(ReportSeverity severity) => severity switch
    {
        ReportSeverity.High => "high",
        ReportSeverity.Medium => "medium",
        ReportSeverity.Low => "low",
        _ => "info",
    };

    /// <summary>An unknown word, which is none of ours, is info.</summary>
    public static ReportSeverity Severity(string? word) =>
        Enum.GetValues<ReportSeverity>().Where(severity => Of(severity) == word).DefaultIfEmpty(ReportSeverity.Info).First();
}
