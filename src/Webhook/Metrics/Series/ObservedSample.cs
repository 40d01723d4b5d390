namespace Webhook.Metrics.Series;

/// <summary>What an instrument reported at a scrape.</summary>
/// <param name="Labels">Its label values, by which samples are ordered.</param>
/// <param name="Position">Place among what was reported, which orders samples of the same labels.</param>
/// <param name="Value">The value.</param>
internal readonly record struct ObservedSample(LabelValues Labels, int Position, double Value) : IComparable<ObservedSample>
{
    public int CompareTo(ObservedSample other) => Labels.CompareTo(other.Labels) is not 0 and var order ? order : Position.CompareTo(other.Position);
}
