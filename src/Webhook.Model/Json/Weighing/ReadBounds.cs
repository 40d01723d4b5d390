namespace Webhook.Model.Json.Weighing;

/// <summary>How much of one object is taken into memory: of what rules read, however large the rest of it is.</summary>
/// <remarks>
/// <para>
/// A request may have 8 MiB, and 8 MiB of <c>{},{},…</c> under <c>tolerations</c> are 2.8 million tolerations. Objects that a
/// cluster holds are far from that: etcd takes 1.5 MiB (<c>--max-request-bytes</c>), DaemonSets in the wild have under 20
/// containers, each with some 30 values that are read, and under 100 labels and tolerations. The largest that make sense name
/// each of the 5,000 nodes of the largest supported cluster in their affinity. The bounds leave several times as much.
/// </para>
/// <para>What rules do not read (environments, volumes, annotations, managedFields) counts for nothing.</para>
/// </remarks>
internal static class ReadBounds
{
    /// <summary>Members of objects, entries of maps and items of lists, together.</summary>
    public const int MostValues = 15_000;

    /// <summary>Bytes of names and texts, together: 35 for each of those values.</summary>
    public const int MostTextBytes = 512 * 1024;

    /// <summary>A document of no more bytes is within the bounds: a value takes two, itself and a comma.</summary>
    public const int AlwaysWithin = 2 * MostValues;
}
