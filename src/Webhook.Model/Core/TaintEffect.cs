namespace Webhook.Model.Core;

/// <summary>Effects of a <see cref="Taint"/>, spelled as in core/v1.</summary>
public static class TaintEffect
{
    /// <summary>New pods are not placed on the node; running ones stay.</summary>
    public const string NoSchedule = "NoSchedule";

    /// <summary>The scheduler avoids the node; the DaemonSet controller does not care.</summary>
    public const string PreferNoSchedule = "PreferNoSchedule";

    /// <summary>New pods are not placed and running ones are evicted.</summary>
    public const string NoExecute = "NoExecute";

    /// <summary>The three effects there are.</summary>
    public static IReadOnlyList<string> All { get; } = [NoSchedule, PreferNoSchedule, NoExecute];
}
