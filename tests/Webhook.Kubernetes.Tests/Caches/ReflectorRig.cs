using System.Collections.Concurrent;
using System.Threading.Channels;
using Webhook.Kubernetes.Api;
using Webhook.Kubernetes.Caches;
using Webhook.Model.Core;
using Webhook.Testing;
using Webhook.Testing.ApiServers;

namespace Webhook.Kubernetes.Tests.Caches;

/// <summary>A reflector of pods against a fake API server, on a clock that only the test moves.</summary>
internal sealed class ReflectorRig : IWatchObserver, IStoreListener<Pod>, IAsyncDisposable
{
    // Real time, only to fail instead of hanging.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Channel<WatchRestart> _restarts = Channel.CreateUnbounded<WatchRestart>();
    private readonly CancellationTokenSource _stop = new();
    private readonly HttpClient _http;
    private TaskCompletionSource _signal = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _run = Task.CompletedTask;

    private ReflectorRig(FakeTimeProvider clock, FakeApiServer server, HttpClient http, ResourceType<Pod> type)
    {
        (Clock, Server) = (clock, server);
        server.Arrived = Signal;
        _http = http;
        Reflector = new(new KubernetesApi(_http, clock), type, new(type), clock, new Random(7), this);
        Reflector.Store.Subscribe(this);
    }

    public FakeTimeProvider Clock { get; }

    public FakeApiServer Server { get; private set; }

    public Reflector<Pod> Reflector { get; }

    public ConcurrentQueue<string> Recoveries { get; } = new();

    public List<StoreChange<Pod>> Changes { get; } = [];

    public List<string> Unreadable { get; } = [];

    /// <summary>Restarts that were told of and not taken.</summary>
    public int UnreadRestarts => _restarts.Reader.Count;

    public IEnumerable<string> Held => Reflector.Store.Current.All.Select(pod => $"{pod.Namespace}/{pod.Name}@{pod.NodeName}");

    public IEnumerable<ObservedRequest> Lists => Server.Requests.Where(request => request.IsList);

    public IEnumerable<ObservedRequest> Watches => Server.Requests.Where(request => request.IsWatch);

    /// <summary>A reflector that does not run yet.</summary>
    /// <param name="type">The resource; <c>null</c> for pods.</param>
    /// <param name="connect">Makes the client; <c>null</c> for a plain one.</param>
    public static async Task<ReflectorRig> CreateAsync(ResourceType<Pod>? type = null, Func<Uri, FakeTimeProvider, HttpClient>? connect = null)
    {
        var clock = new FakeTimeProvider();
        var server = await FakeApiServer.StartAsync(clock);
        var http = connect?.Invoke(server.Address, clock) ?? new HttpClient { BaseAddress = server.Address, Timeout = Timeout.InfiniteTimeSpan };
        return new(clock, server, http, type ?? Resources.Pods);
    }

    /// <summary>Ends the server.</summary>
    /// <returns>Starts another one without objects on the same port.</returns>
    public async Task<Func<Task>> StopServerAsync()
    {
        var port = Server.Address.Port;
        await Server.DisposeAsync();
        return async () =>
        {
            Server = await FakeApiServer.StartAsync(Clock, port: port);
            Server.Arrived = Signal;
        };
    }

    public void Run() => _run = Reflector.RunAsync(_stop.Token);

    /// <summary>Runs until the first watch is open.</summary>
    public Task RunToWatchAsync()
    {
        Run();
        return UntilAsync(() => Server.OpenWatches > 0);
    }

    /// <summary>Waits, without moving the clock, until something holds; looks again whenever anything happens.</summary>
    public async Task UntilAsync(Func<bool> condition)
    {
        while (true)
        {
            var signal = Volatile.Read(ref _signal).Task;
            if (condition())
                return;

            await signal.WaitAsync(Patience);
        }
    }

    /// <summary>Waits until something holds, and moves the clock over each wait of the reflector on the way.</summary>
    public async Task SettleAsync(Func<bool> condition)
    {
        while (true)
        {
            var signal = Volatile.Read(ref _signal).Task;
            if (_restarts.Reader.TryRead(out var restart))
                await PassAsync(restart);
            else if (condition())
                return;
            else
                await signal.WaitAsync(Patience);
        }
    }

    /// <summary>Takes the next restart and moves the clock over its wait.</summary>
    public async Task<WatchRestart> RestartAsync()
    {
        var restart = await NextRestartAsync();
        await PassAsync(restart);
        return restart;
    }

    public async Task<WatchRestart> NextRestartAsync() => await _restarts.Reader.ReadAsync().AsTask().WaitAsync(Patience);

    public void OnRestart(WatchRestart restart)
    {
        _restarts.Writer.TryWrite(restart);
        Signal();
    }

    public void OnUnreadable(UnreadableObject unreadable)
    {
        lock (Unreadable)
            Unreadable.Add($"{unreadable}");
        Signal();
    }

    public void OnRecovery(string resource)
    {
        Recoveries.Enqueue(resource);
        Signal();
    }

    public void OnChange(StoreChange<Pod> change)
    {
        lock (Changes)
            Changes.Add(change);

        Signal();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _run.WaitAsync(Patience);
        await Server.DisposeAsync();
        _http.Dispose();
        _stop.Dispose();
    }

    private async Task PassAsync(WatchRestart restart)
    {
        if (restart.Wait > TimeSpan.Zero)
        {
            await Clock.TimerWithinAsync(restart.Wait).WaitAsync(Patience);
            Clock.Advance(restart.Wait);
        }
    }

    private void Signal() =>
        Interlocked.Exchange(ref _signal, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
}
