namespace Webhook.Metrics.Descriptions;

/// <summary>A label of one metric or more.</summary>
/// <param name="Name">The label's name.</param>
/// <param name="Values">Every value it can have; empty where <paramref name="Meaning"/> says what bounds it.</param>
/// <param name="Meaning">What the values stand for, as part of a sentence; may be empty where they speak for themselves.</param>
internal sealed record MetricLabel(string Name, IReadOnlyList<string> Values, string Meaning = "")
{
    /// <summary>A value as it may be shown: itself when it is in the closed set, else <see cref="MetricLabels.Other"/>.</summary>
    public string Bounded(string value) => Values.Contains(value) ? value : MetricLabels.Other;
}
