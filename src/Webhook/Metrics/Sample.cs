namespace Webhook.Metrics;

/// <summary>The value of one series at a scrape.</summary>
/// <param name="Value">The value.</param>
/// <param name="Labels">Its label values, in the order of the metric's labels.</param>
internal readonly record struct Sample(double Value, params string[] Labels);
