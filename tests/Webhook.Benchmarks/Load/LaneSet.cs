namespace Webhook.Benchmarks.Load;

/// <summary>Open connections to one server.</summary>
/// <param name="Lanes">Clients that use them at the same time.</param>
/// <param name="Connections">The connections.</param>
internal sealed record LaneSet(IReadOnlyList<ILane> Lanes, IReadOnlyList<IDisposable> Connections) : IDisposable
{
    /// <summary>Connections of HTTP/1.1, as PERFORMANCE anchors of peers were taken with.</summary>
    private const int Http1Connections = 32;

    /// <summary>Opens 32 connections of HTTP/1.1.</summary>
    public static async Task<LaneSet> OpenHttp1Async(TlsClient client, RunningServer server, LoadRequest request)
    {
        var lanes = await Task.WhenAll(Enumerable.Range(0, Http1Connections).Select(i => Http1Lane.OpenAsync(client, server.Address, request, i)));
        return new(lanes, lanes);
    }

    /// <summary>Closes them.</summary>
    public void Dispose()
    {
        foreach (var connection in Connections)
            connection.Dispose();
    }
}
