namespace Webhook.Cluster;

/// <summary>Names a cluster where a report names a file.</summary>
internal static class LiveSource
{
    /// <summary>The cluster itself; no file can be meant by it in a report on live objects.</summary>
    public const string Cluster = "cluster";
}
