using Webhook.Cluster;
using Webhook.Model.Manifests;

namespace Webhook.Output;

/// <summary>Where a DaemonSet was read from, behind its name in tables.</summary>
internal static class HeadPlace
{
    /// <summary>Two spaces, the file and the line; nothing for an object of the cluster, which stands in no file.</summary>
    public static string Of(string source, Position? position) => source == LiveSource.Cluster ? ""
        : Printable.OneLine(position is { } at ? $"  {source}:{at.Line}" : $"  {source}");
}
