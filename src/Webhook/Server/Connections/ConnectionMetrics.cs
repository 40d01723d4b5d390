using Prometheus;
using Webhook.Metrics;
using Webhook.Metrics.Descriptions;

namespace Webhook.Server.Connections;

/// <summary>Counts connections that were closed unserved. Safe for use from many threads.</summary>
internal sealed class ConnectionMetrics
{
    private readonly Counter.Child[] _closed;

    /// <summary>Starts every series at 0.</summary>
    public ConnectionMetrics(Instruments instruments)
    {
        var closed = instruments.Counter(ServerDescriptions.ConnectionsClosed);
        _closed = [.. MetricLabels.ConnectionEnd.Values.Select(reason => closed.WithLabels(reason))];
    }

    /// <summary>One was closed.</summary>
    public void Closed(ConnectionEnd end) => _closed[(int)end].Inc();
}
