namespace Webhook.Audit;

/// <summary>How much the background audit does: the values of <c>--audit</c>.</summary>
internal enum AuditMode
{
    /// <summary>Nothing.</summary>
    Off,

    /// <summary>Judges and measures, and writes nothing to the cluster: every replica for itself.</summary>
    Metrics,

    /// <summary>The replica that leads judges, measures, and writes reports and Events.</summary>
    Full,
}
