using Webhook.Model.Core;

namespace Webhook.Policy.Cluster;

/// <summary>A few pods of one owner that stay the same from one snapshot to the next, with what roll-outs read of them in a row.</summary>
/// <remarks>
/// Pods lie all over the memory, and so do the names of their nodes: to look at 5,000 of them takes milliseconds, at what was
/// noted of them microseconds. Immutable but for that note; safe for use from many threads.
/// </remarks>
/// <param name="pods">The pods.</param>
public sealed class PodRun(IReadOnlyList<Pod> pods)
{
    private Noted? _noted;

    /// <summary>The pods' places among the nodes.</summary>
    internal PodPlace[] PlacesOn(ClusterNodes nodes)
    {
        // Places follow from the names of the nodes alone, which outlive most changes of nodes.
        var noted = Volatile.Read(ref _noted);
        if (noted is null || !ReferenceEquals(noted.Names, nodes.Names))
        {
            noted = new(nodes.Names, [.. pods.Select(pod => PodPlace.Of(pod, nodes))]);
            Volatile.Write(ref _noted, noted);
        }

        return noted.Places;
    }

    private sealed record Noted(object Names, PodPlace[] Places);
}
