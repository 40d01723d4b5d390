namespace Webhook.Testing.Prometheus;

/// <summary>An alert that is pending or fires.</summary>
/// <param name="Name">Its name.</param>
/// <param name="State"><c>pending</c> or <c>firing</c>.</param>
/// <param name="Labels">Its labels, <c>alertname</c> among them.</param>
/// <param name="Annotations">Its annotations, with their values filled in.</param>
public sealed record PrometheusAlert(string Name, string State, IReadOnlyDictionary<string, string> Labels, IReadOnlyDictionary<string, string> Annotations)
{
    /// <summary>Whether it fires.</summary>
    public bool IsFiring => State == "firing";
}
