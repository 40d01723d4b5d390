namespace Webhook.Benchmarks.Load;

/// <summary>Open connections to one server.</summary>
/// <param name="Lanes">Clients that use them at the same time.</param>
/// <param name="Connections">The connections.</param>
internal sealed record LaneSet(IReadOnlyList<ILane> Lanes, IReadOnlyList<IDisposable> Connections) : IDisposable
{
    /// <summary>Connections of HTTP/1.1.</summary>
    public const int Http1Connections = 32;

    /// <summary>Connections of HTTP/2: an API server opens one to each replica, and a control plane has three of them.</summary>
    public const int Http2Connections = 3;

    /// <summary>Requests at a time on each of them.</summary>
    public const int Http2Streams = 12;

    /// <summary>Opens 32 connections of HTTP/1.1.</summary>
    public static async Task<LaneSet> OpenHttp1Async(TlsClient client, RunningServer server, LoadRequest request)
    {
        var lanes = await Task.WhenAll(Enumerable.Range(0, Http1Connections).Select(i => Http1Lane.OpenAsync(client, server.Address, request, i)));
        return new(lanes, lanes);
    }

    /// <summary>Opens 3 connections of HTTP/2 for 12 requests at a time on each.</summary>
    public static async Task<LaneSet> OpenHttp2Async(TlsClient client, RunningServer server, LoadRequest request)
    {
        var connections = await Task.WhenAll(Enumerable.Range(0, Http2Connections).Select(_ => Http2Connection.OpenAsync(client, server.Address)));
        return new([.. connections.SelectMany((connection, i) => Enumerable.Range(0, Http2Streams).Select(j => new Http2Lane(connection, request, (i * Http2Streams) + j)))], connections);
    }

    /// <summary>Closes them.</summary>
    public void Dispose()
    {
        foreach (var connection in Connections)
            connection.Dispose();
    }
}
