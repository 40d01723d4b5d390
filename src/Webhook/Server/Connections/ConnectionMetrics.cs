using Webhook.Metrics;
using Webhook.Metrics.Descriptions;

namespace Webhook.Server.Connections;

/// <summary>Counts connections that were closed unserved. Safe for use from many threads.</summary>
internal sealed class ConnectionMetrics
{
    private static readonly KeyValuePair<string, object?>[] Reasons =
        [.. MetricLabels.ConnectionEnd.Values.Select(reason => new KeyValuePair<string, object?>(MetricLabels.ConnectionEnd.Name, reason))];

    private readonly Instruments _instruments;

    /// <summary>Starts every series at 0.</summary>
    public ConnectionMetrics(Instruments instruments)
    {
        _instruments = instruments;
        foreach (var reason in Reasons)
            instruments.ConnectionsClosed.Add(0, reason);
    }

    /// <summary>One was closed.</summary>
    public void Closed(ConnectionEnd end) => _instruments.ConnectionsClosed.Add(1, Reasons[(int)end]);
}
