using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Webhook.Audit;
using Webhook.Cluster;
using Webhook.Kubernetes.Api;
using Webhook.Metrics;
using Webhook.Policy;
using Webhook.Policy.Policies;
using Webhook.Testing;
using Webhook.Tests.EndToEnd;
using Webhook.Tests.Metrics;

namespace Webhook.Tests.Audit;

/// <summary>One replica that audits a cluster which the test describes, on a clock that only the test moves.</summary>
internal sealed class AuditRig : IAsyncDisposable
{
    // Real time, only to fail instead of hanging.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _stop = new();
    private readonly Instruments _instruments = new();
    private readonly HttpClient _http;
    private readonly ILoggerFactory _loggers;
    private readonly AuditLoop _loop;
    private Task _run = Task.CompletedTask;

    /// <param name="clock">The clock; of several replicas the same.</param>
    /// <param name="store">What the API server keeps; of several replicas the same.</param>
    /// <param name="writes">Whether reports and Events are written.</param>
    public AuditRig(FakeTimeProvider? clock = null, FakeObjectStore? store = null, bool writes = true)
    {
        (Clock, Store) = (clock ?? new(A.Moment), store ?? new());
        Date = new(Clock);
        _loggers = LoggerFactory.Create(builder => builder.AddProvider(Log).SetMinimumLevel(LogLevel.Debug));
        _http = Store.CreateClient();
        var api = new KubernetesApi(_http, Date);
        var keeper = new ReportKeeper(new(api, api, api, "release"), "release", "release", Leadership, Date, _loggers.CreateLogger<ReportKeeper>());
        var events = new AuditEvents(new(api, "pod-1", Date), Leadership, _loggers.CreateLogger<AuditEvents>());
        var settings = new AuditSettings();
        Marks = new(settings, Date);
        _loop = new(settings, Leadership, () => View, () => Engine, Marks, writes ? new(keeper, events) : null, Date, new(_instruments), _loggers);
    }

    public static string OwnerPath => "apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations/release";

    public FakeTimeProvider Clock { get; }

    /// <summary>The date of the replica's machine.</summary>
    public ShiftedClock Date { get; }

    public FakeObjectStore Store { get; }

    public RecordedLog Log { get; } = new();

    public SwitchedLeadership Leadership { get; } = new();

    public DirtyMarks Marks { get; }

    public ClusterView View { get; set; } = new() { Snapshot = A.Cluster().Build() };

    public PolicyEngine Engine { get; set; } = new([PolicyReader.Default]);

    /// <summary>Events as <c>reason object: message</c>, in order of writing.</summary>
    public IEnumerable<string> Events => Store.Requests
        .Where(request => request.Method == "POST" && request.Path.EndsWith("/events", StringComparison.Ordinal))
        .Select(request => JsonNode.Parse(request.Body)!)
        .Select(one => $"{one["reason"]} {one["involvedObject"]!["namespace"]}/{one["involvedObject"]!["name"]}: {one["message"]}");

    /// <summary>Writes to reports, as <c>VERB namespace</c>.</summary>
    public IEnumerable<string> ReportWrites => Store.Requests
        .Where(request => request.Method is "PATCH" or "DELETE" && request.Path.Contains("reports", StringComparison.Ordinal))
        .Select(request => $"{request.Method} {request.Path.Split('/')[4]}");

    public string Metrics => _instruments.Scrape();

    /// <summary>Has the API server serve OpenReports, and the release's webhook configuration.</summary>
    public void ServeReports()
    {
        Store.Put("apis/openreports.io/v1alpha1", """{"metadata":{},"resources":[{"name":"reports"}]}""");
        Store.Put(OwnerPath, """{"metadata":{"name":"release","uid":"owner-uid"}}""");
    }

    public JsonObject? Report(string @namespace) => Store.Find($"apis/openreports.io/v1alpha1/namespaces/{@namespace}/reports/release");

    public void Cluster(ClusterBuilder cluster) => View = new() { Snapshot = cluster.Build() };

    /// <summary>Leads, and has made the first pass on return.</summary>
    public async Task LeadAsync()
    {
        if (!Leadership.IsLeader)
            Leadership.Elect();

        if (_run.IsCompleted)
            _run = _loop.RunAsync(_stop.Token);

        await RestAsync();
    }

    /// <summary>Moves the clock second by second; what falls due on the way has been done on return.</summary>
    public async Task AdvanceAsync(int seconds)
    {
        for (var i = 0; i < seconds; i++)
        {
            await RestAsync();
            Clock.Advance(TimeSpan.FromSeconds(1));
        }

        await RestAsync();
    }

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _run.ContinueWith(_ => { }, TaskScheduler.Default).WaitAsync(Patience);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _http.Dispose();
        _loggers.Dispose();
        _stop.Dispose();
        Leadership.Dispose();
    }

    /// <summary>Waits until the loop waits for its next second.</summary>
    private Task RestAsync() => Clock.TimerWithinAsync(TimeSpan.FromSeconds(1)).WaitAsync(Patience);
}
