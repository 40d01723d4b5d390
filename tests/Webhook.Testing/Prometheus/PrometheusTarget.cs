namespace Webhook.Testing.Prometheus;

/// <summary>A target as Prometheus sees it.</summary>
/// <param name="Job">Its job.</param>
/// <param name="Url">What is scraped.</param>
/// <param name="Health"><c>up</c>, <c>down</c> or, before the first scrape, <c>unknown</c>.</param>
/// <param name="LastError">Why the last scrape failed; empty when it did not.</param>
public sealed record PrometheusTarget(string Job, string Url, string Health, string LastError);
