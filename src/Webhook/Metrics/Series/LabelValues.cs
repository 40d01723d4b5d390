namespace Webhook.Metrics.Series;

/// <summary>The label values of one time series, in the order of the family's label names.</summary>
/// <remarks>Four are as many as any of our metrics has; kept inline so that counting allocates nothing.</remarks>
internal readonly record struct LabelValues(string First, string Second, string Third, string Fourth) : IComparable<LabelValues>
{
    /// <summary>Labels that one metric may have.</summary>
    public const int Capacity = 4;

    /// <summary>Takes the values of the tags; a missing one is empty.</summary>
    public static LabelValues Of(ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        new(At(tags, 0), At(tags, 1), At(tags, 2), At(tags, 3));

    /// <summary>The value at a position from 0.</summary>
    public string this[int index] => index switch
    {
        0 => First,
        1 => Second,
        2 => Third,
        3 => Fourth,
        _ => throw new ArgumentOutOfRangeException(nameof(index)),
    };

    /// <summary>Ordinal, label by label, so that two scrapes list series in the same order.</summary>
    public int CompareTo(LabelValues other)
    {
        for (var index = 0; index < Capacity; index++)
        {
            if (string.CompareOrdinal(this[index], other[index]) is not 0 and var order)
                return order;
        }

        return 0;
    }

    private static string At(ReadOnlySpan<KeyValuePair<string, object?>> tags, int index) =>
        index < tags.Length ? tags[index].Value as string ?? "" : "";
}
