using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using Webhook.ControlPlane.Tests.Clusters;
using Webhook.Kubernetes.Connections;

namespace Webhook.ControlPlane.Tests.Restarts;

/// <summary>Dry-run creations of a DaemonSet through the API server, so many a second as long as the machine keeps up.</summary>
internal sealed class AdmissionLoad : IAsyncDisposable
{
    // Where the machine can't do as many a second, fewer are sent: a queue would measure the machine. The API server's own limit is 200.
    private const int MostInFlight = 40;

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(20);

    private readonly byte[] _body;
    private readonly string _path;
    private readonly int _perTick;
    private readonly IReadOnlyList<HttpClient> _clients;
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _inFlight = new(MostInFlight);
    private readonly ConcurrentQueue<string> _failures = new();
    private readonly ConcurrentQueue<TimeSpan> _times = new();
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly Task _run;

    /// <param name="cluster">Where.</param>
    /// <param name="namespace">In which namespace.</param>
    /// <param name="perSecond">How many a second; a multiple of 50.</param>
    public AdmissionLoad(LiveCluster cluster, string @namespace, int perSecond)
    {
        _path = $"apis/apps/v1/namespaces/{@namespace}/daemonsets?dryRun=All";
        _body = Encoding.UTF8.GetBytes(Manifest.Object($$"""
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {generateName: agent-, namespace: "{{@namespace}}" }
            spec:
              selector: {matchLabels: {app: agent} }
              template:
                metadata: {labels: {app: agent} }
                spec: {containers: [{name: agent, image: agent}]}
            """).ToJsonString());
        _perTick = (int)(perSecond * Tick.TotalSeconds);
        _clients = [.. Enumerable.Range(0, 4).Select(_ => ClusterHttp.Create(ClusterLocator.Find(new(), cluster.Processes.Kubeconfig)!, "load"))];
        _run = Task.Run(RunAsync);
    }

    /// <summary>What was refused or came without the tolerations that the webhook injects.</summary>
    public IReadOnlyCollection<string> Failures => _failures;

    /// <summary>How many were answered as they should be.</summary>
    public int Passed => _times.Count;

    /// <summary>Figures for people.</summary>
    public string Summary
    {
        get
        {
            var times = _times.Order().ToList();
            return $"{times.Count} admissions in {_watch.Elapsed.TotalSeconds:0.0} s ({times.Count / _watch.Elapsed.TotalSeconds:0} a second), "
                + $"{_failures.Count} failed; median {times[times.Count / 2].TotalMilliseconds:0} ms, "
                + $"99 % {times[times.Count * 99 / 100].TotalMilliseconds:0} ms, longest {times[^1].TotalMilliseconds:0} ms";
        }
    }

    /// <summary>Sends no more and waits for the last answers.</summary>
    public async Task EndAsync()
    {
        await _stop.CancelAsync();
        await _run;
        _watch.Stop();
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        foreach (var client in _clients)
            client.Dispose();

        _stop.Dispose();
        _inFlight.Dispose();
    }

    private async Task RunAsync()
    {
        var sent = new List<Task>();
        using var timer = new PeriodicTimer(Tick);
        while (!_stop.IsCancellationRequested)
        {
            for (var i = 0; i < _perTick; i++)
            {
                await _inFlight.WaitAsync();
                sent.Add(SendAsync(_clients[sent.Count % _clients.Count]));
            }

            await timer.WaitForNextTickAsync();
        }

        await Task.WhenAll(sent);
    }

    private async Task SendAsync(HttpClient client)
    {
        var begun = _watch.Elapsed;
        try
        {
            using var content = new ByteArrayContent(_body);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var answer = await client.PostAsync(_path, content);
            var text = await answer.Content.ReadAsStringAsync();
            if (answer.IsSuccessStatusCode && text.Contains("node.kubernetes.io/unschedulable", StringComparison.Ordinal))
                _times.Enqueue(_watch.Elapsed - begun);
            else
                _failures.Enqueue($"after {begun.TotalSeconds:0.0} s: {(int)answer.StatusCode} {text}");
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
        {
            _failures.Enqueue($"after {begun.TotalSeconds:0.0} s: {failure.Message}");
        }
        finally
        {
            _inFlight.Release();
        }
    }
}
