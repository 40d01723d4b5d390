namespace Webhook.Admission;

/// <summary>Why a live rule was not run although a cluster is followed; values of the metric label <c>reason</c>.</summary>
internal enum SkipReason
{
    /// <summary>Something of the cluster has never been listed.</summary>
    Unsynced,

    /// <summary>The cluster has been silent for longer than <c>--max-cache-age</c>.</summary>
    Stale,

    /// <summary>The answer had to go out.</summary>
    Deadline,
}
