using System.Collections.Concurrent;
using Webhook.Kubernetes.Api;
using Webhook.Kubernetes.Leases;
using Webhook.Testing;

namespace Webhook.Kubernetes.Tests.Leases;

/// <summary>One process that takes part in an election, with a network of its own that can fail.</summary>
internal sealed class Candidate : ILeadershipObserver, IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly HttpClient _http;
    private Task _run = Task.CompletedTask;

    public Candidate(string name, FakeObjectStore store, TimeProvider clock)
    {
        _http = new HttpClient(new Network(this, store), disposeHandler: true)
        {
            BaseAddress = new("http://store.invalid/"),
            Timeout = Timeout.InfiniteTimeSpan,
        };
        var api = new KubernetesApi(_http, clock);
        var settings = new LeaseSettings { Namespace = "system", Name = "leader", Identity = name };
        Election = new(api, api, settings, clock, new Random(7), this);
    }

    public LeaderElection Election { get; }

    /// <summary>What the observer was told, in order.</summary>
    public ConcurrentQueue<string> Events { get; } = new();

    /// <summary>How this candidate's requests fail; <c>null</c> when they don't.</summary>
    public Func<CancellationToken, Task<HttpResponseMessage>>? Fault { get; set; }

    /// <summary>Whether requests reach the store although their answers are lost.</summary>
    public bool LosesAnswers { get; set; }

    public void Run() => _run = Election.RunAsync(_stop.Token);

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _run;
    }

    /// <summary>Ends the process as SIGKILL does: nothing more is sent.</summary>
    public async Task KillAsync()
    {
        Fault = _ => throw new HttpRequestException("killed");
        await StopAsync();
    }

    public void OnElected() => Events.Enqueue("elected");

    public void OnLost(LeadershipLoss reason) => Events.Enqueue($"lost: {reason}");

    public void OnFailure(Exception failure) => Events.Enqueue($"failed: {failure.GetType().Name}");

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _http.Dispose();
        _stop.Dispose();
    }

    private sealed class Network(Candidate candidate, FakeObjectStore store) : HttpMessageHandler
    {
        // The store is shared.
        private readonly HttpMessageInvoker _store = new(store, disposeHandler: false);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (candidate.Fault is { } fault && !candidate.LosesAnswers)
                return await fault(cancellationToken).ConfigureAwait(false);

            var answer = await _store.SendAsync(request, cancellationToken).ConfigureAwait(false);
            return candidate.Fault is { } lost ? await lost(cancellationToken).ConfigureAwait(false) : answer;
        }

        protected override void Dispose(bool disposing)
        {
            _store.Dispose();
            base.Dispose(disposing);
        }
    }
}
