namespace Webhook.Audit;

/// <summary>When the audit runs.</summary>
internal sealed record AuditSettings
{
    /// <summary>The default of <c>--audit-interval</c>.</summary>
    public static readonly TimeSpan DefaultInterval = TimeSpan.FromMinutes(10);

    /// <summary>The shortest that <c>--audit-interval</c> may be: an audit of a large cluster takes seconds.</summary>
    public static readonly TimeSpan ShortestInterval = TimeSpan.FromSeconds(10);

    /// <summary>Time from one pass over everything to the next, whatever happens in between.</summary>
    public TimeSpan Interval { get; init; } = DefaultInterval;

    /// <summary>How long nothing may change before what has changed is judged: an apply of many objects, or a pod that starts, is one change.</summary>
    public TimeSpan Quiet { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a change waits at most: a roll-out over thousands of nodes is never quiet.</summary>
    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often it is looked whether there is something to do.</summary>
    public TimeSpan Tick { get; init; } = TimeSpan.FromSeconds(1);
}
