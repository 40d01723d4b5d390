using Webhook.Server;

namespace Webhook.Monitoring.Tests.Live.Incidents;

/// <summary>Servers that go by the machine's clock, as the Prometheus beside them does.</summary>
internal static class RealTime
{
    /// <summary>Takes the test's clock away.</summary>
    public static ServerSurroundings Of(ServerSurroundings surroundings) => surroundings with { Time = TimeProvider.System };

    /// <summary>A server without a cluster.</summary>
    public static Task<TestServer> StartAsync(ServeOptions? options = null, Func<ServerSurroundings, ServerSurroundings>? change = null) =>
        TestServer.StartAsync(options, surroundings => Of(change?.Invoke(surroundings) ?? surroundings));

    /// <summary>A server with a cluster, which it may not have heard of yet.</summary>
    public static Task<LiveServer> StartLiveAsync(Action<Testing.ApiServers.FakeApiServer>? fill = null, Func<ServeOptions, ServeOptions>? change = null) =>
        LiveServer.StartUnsyncedAsync(fill, change, Of);
}
