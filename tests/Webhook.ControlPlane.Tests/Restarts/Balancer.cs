using System.Net;
using System.Net.Sockets;

namespace Webhook.ControlPlane.Tests.Restarts;

/// <summary>Stands for a Service: new connections go to pods that are ready, those that are open stay where they are.</summary>
internal sealed class Balancer : IAsyncDisposable
{
    // The chart's readiness probe runs each two seconds, and its drain delay is ten: here it is a fifth of the one and two fifths
    // of the other, for pods, load and API server share the machine.
    private static readonly TimeSpan ProbeInterval = TimeSpan.FromMilliseconds(400);

    // As in the chart: no answer in a second is not ready.
    private static readonly TimeSpan ProbeTimeout = TimeSpan.FromSeconds(1);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = ProbeTimeout };
    private readonly List<Task> _running = [];
    private volatile IReadOnlyList<ServedPod> _pods = [];
    private volatile List<ServedPod> _ready = [];
    private int _next;

    public Balancer()
    {
        _listener.Start();
        _running = [Task.Run(AcceptAsync), Task.Run(ProbeAsync)];
    }

    /// <summary>Where it listens.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How many pods take new connections.</summary>
    public int Ready => _ready.Count;

    /// <summary>The pods that there are, ready or not.</summary>
    public void Follow(params IReadOnlyList<ServedPod> pods) => _pods = pods;

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await Task.WhenAll(_running);
        _http.Dispose();
        _end.Dispose();
    }

    private async Task ProbeAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            // Side by side: one that is slow to answer must not hide that another has begun to end.
            var pods = _pods;
            var answers = await Task.WhenAll(pods.Select(IsReadyAsync));
            _ready = [.. pods.Where((_, i) => answers[i])];
            await Task.Delay(ProbeInterval, _end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> IsReadyAsync(ServedPod pod)
    {
        try
        {
            using var answer = await _http.GetAsync(pod.Readiness, _end.Token);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }

    private async Task AcceptAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                var client = await _listener.AcceptTcpClientAsync(_end.Token);
                _ = ForwardAsync(client);
            }
            catch (Exception failure) when (failure is SocketException or OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ForwardAsync(TcpClient client)
    {
        var ready = _ready;
        using (client)
        using (var server = new TcpClient { NoDelay = true })
        {
            client.NoDelay = true;
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, ready[(Interlocked.Increment(ref _next) & int.MaxValue) % ready.Count].Port, _end.Token);
                await Task.WhenAll(CopyAsync(client, server), CopyAsync(server, client));
            }
            catch (Exception failure) when (failure is SocketException or IOException or OperationCanceledException or DivideByZeroException)
            {
                // Whoever is left sees the connection closed, as on a network.
            }
        }
    }

    private async Task CopyAsync(TcpClient from, TcpClient to)
    {
        await from.GetStream().CopyToAsync(to.GetStream(), _end.Token);
        to.Client.Shutdown(SocketShutdown.Send);
    }
}
