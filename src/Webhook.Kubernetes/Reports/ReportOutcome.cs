namespace Webhook.Kubernetes.Reports;

/// <summary>What came of a rule, in the words of both APIs.</summary>
public enum ReportOutcome
{
    /// <summary>Nothing was found.</summary>
    Pass,

    /// <summary>A violation that would be denied.</summary>
    Fail,

    /// <summary>A violation that would not be denied.</summary>
    Warn,

    /// <summary>The rule could not be judged.</summary>
    Error,

    /// <summary>Not judged, or exempted.</summary>
    Skip,
}
