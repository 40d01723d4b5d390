namespace Webhook.Cluster;

/// <summary>What a command needs of the cluster can't be had.</summary>
/// <param name="problems">Why, a line each: lower case, no full stop, ending in what to do.</param>
/// <param name="cause">What was thrown below; <c>null</c> for nothing.</param>
internal sealed class ClusterUnavailableException(IReadOnlyList<string> problems, Exception? cause = null)
    : Exception(string.Join("; ", problems), cause)
{
    /// <summary>Why, a line each; at least one.</summary>
    public IReadOnlyList<string> Problems => problems;
}
