using System.Text.Json;
using Webhook.Kubernetes.Caches;
using Webhook.Server;
using Webhook.Testing;
using Webhook.Testing.ApiServers;

namespace Webhook.Tests.EndToEnd;

/// <summary>A server that follows a fake API server, both over real sockets, with the clock in the hands of the test.</summary>
internal sealed class LiveServer : IAsyncDisposable
{
    private readonly TestFolder _folder = new();
    private readonly Happenings _happenings = new();

    private LiveServer(FakeApiServer api) => Api = api;

    public FakeApiServer Api { get; }

    public TestServer Server { get; private set; } = null!;

    public FakeTimeProvider Clock => Server.Clock;

    // No try waits longer after a failure, and no watch lasts less than twice as long.
    private static TimeSpan LongestWait { get; } = TimeSpan.FromSeconds(30);

    private IReadOnlyList<ReflectorState> States => Server.Server.Live!.Cluster.Cache.States;

    // Those of the caches, and DaemonSetPolicies.
    private int Resources => States.Count + 1;

    /// <summary>A server that is in step with its cluster.</summary>
    /// <param name="fill">Puts objects into the cluster.</param>
    /// <param name="change">Changes the options.</param>
    public static async Task<LiveServer> StartAsync(Action<FakeApiServer>? fill = null, Func<ServeOptions, ServeOptions>? change = null)
    {
        var live = await StartUnsyncedAsync(fill, change);
        await live.UntilInStepAsync();
        return live;
    }

    /// <summary>A server that may not have heard of its cluster yet.</summary>
    public static async Task<LiveServer> StartUnsyncedAsync(
        Action<FakeApiServer>? fill = null,
        Func<ServeOptions, ServeOptions>? change = null,
        Func<ServerSurroundings, ServerSurroundings>? surroundings = null)
    {
        var live = new LiveServer(await FakeApiServer.StartAsync(TimeProvider.System));
        live.Api.Arrived = live._happenings.Report;
        fill?.Invoke(live.Api);
        var options = new ServeOptions { Kubeconfig = live._folder.Write("config", Machines.Kubeconfig(live.Api.Address)) };
        live.Server = await TestServer.StartAsync(change?.Invoke(options) ?? options, surroundings);
        live.Server.Log.Written = live._happenings.Report;
        return live;
    }

    /// <summary>The warnings of an answer, in order.</summary>
    public async Task<IReadOnlyList<string>> WarningsAsync(string path, string review) =>
        Warnings(await TestServer.ReviewAsync(Server.Client(), path, review));

    public static IReadOnlyList<string> Warnings(JsonElement response) => response.TryGetProperty("warnings", out var warnings)
        ? [.. warnings.EnumerateArray().Select(warning => warning.GetString()!)]
        : [];

    /// <summary>Every connection breaks, no new one is answered, and every cache has found that out.</summary>
    public async Task LoseClusterAsync()
    {
        var lost = Server.Log.Lines.Count(line => line.Id == 4000);
        Api.Fault = FakeApiServer.Drop;
        Api.EachWatch(watch => watch.Drop(), forget: true);
        await UntilAsync(() => States.All(state => state.BehindSince is not null) && Server.Log.Lines.Count(line => line.Id == 4000) > lost);
    }

    /// <summary>All is well again, and the server finds that out.</summary>
    public async Task FindClusterAsync()
    {
        Api.Fault = null;
        var found = Server.Log.Lines.Count(line => line.Id == 4001);
        await UntilAsync(() => Server.Log.Lines.Count(line => line.Id == 4001) > found, PassWait);
    }

    /// <summary>
    /// Moves the clock over the longest wait between two tries, but never so far that a watch which is open again seems to have
    /// fallen silent: that would be a loss of its own. Such a one is sent something first.
    /// </summary>
    private void PassWait()
    {
        var now = Clock.GetUtcNow();
        if (States.All(state => state.BehindSince is not null || now - state.LastContact < LongestWait))
            Clock.Advance(LongestWait);
        else
            Api.Bookmark();
    }

    /// <summary>Waits until everything is watched.</summary>
    public Task UntilInStepAsync() => UntilAsync(() => Api.OpenWatches >= Resources);

    /// <summary>Waits until something holds, as <see cref="Happenings.UntilAsync"/> does.</summary>
    public Task UntilAsync(Func<bool> condition, Action? nudge = null) => _happenings.UntilAsync(condition, nudge);

    /// <summary>Waits until the server has taken over what the cluster sends.</summary>
    public Task UntilCacheAsync(Func<ClusterCache, bool> condition)
    {
        var cache = Server.Server.Live!.Cluster.Cache;
        return UntilAsync(() => condition(cache));
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Api.DisposeAsync();
        _folder.Dispose();
    }
}
