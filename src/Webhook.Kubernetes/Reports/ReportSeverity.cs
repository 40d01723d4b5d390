namespace Webhook.Kubernetes.Reports;

/// <summary>How bad a result is, in the words of both APIs; they know <c>critical</c> too, which we never use.</summary>
public enum ReportSeverity
{
    /// <summary>Good to know.</summary>
    Info,

    /// <summary>Bad practice.</summary>
    Low,

    /// <summary>To be looked at.</summary>
    Medium,

    /// <summary>Would be denied.</summary>
    High,
}
