using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Webhook.Cluster;
using Webhook.Kubernetes.Api;
using Webhook.Policies.Resources;
using Webhook.Policy.Cluster;
using Webhook.Testing.ApiServers;

namespace Webhook.Tests.Policies.Resources;

/// <summary>A server's policies against a fake API server that knows DaemonSetPolicies and their status, on a clock that only the test moves.</summary>
internal sealed class PolicyCluster : IAsyncDisposable
{
    // Real time, only to fail instead of hanging.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Dictionary<string, JsonObject> _objects = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly HttpClient _http;
    private TaskCompletionSource _signal = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _run = Task.CompletedTask;
    private int _asked;

    private PolicyCluster(PolicyRig rig, FakeApiServer server)
    {
        (Rig, Server) = (rig, server);
        server.Arrived = Signal;
        server.Write = PatchStatusAsync;
        _http = new HttpClient { BaseAddress = server.Address, Timeout = Timeout.InfiniteTimeSpan };
        var api = new KubernetesApi(_http, rig.Clock);
        var writer = new PolicyStatusWriter(api, Leads, () => Snapshot, rig.Clock, rig.Logger<PolicyStatusWriter>());
        Resources = new(api, rig.Policies, rig.Store, writer, rig.Clock, new PolicyWatchLog(new ClusterMetrics(rig.Instruments), rig.Logger<ResourcePolicies>()));
    }

    public PolicyRig Rig { get; }

    public FakeApiServer Server { get; }

    public PolicyResources Resources { get; }

    public bool IsLeader { get; set; } = true;

    public ClusterSnapshot? Snapshot { get; set; }

    public IEnumerable<ObservedRequest> Patches => Server.Requests.Where(request => request.Method == "PATCH");

    /// <param name="run">Whether the loops begin at once.</param>
    public static async Task<PolicyCluster> StartAsync(bool run = true)
    {
        var rig = new PolicyRig();
        var cluster = new PolicyCluster(rig, await FakeApiServer.StartAsync(rig.Clock));
        if (run)
            cluster.Run();

        return cluster;
    }

    public void Run()
    {
        RunWatch();
        RunStatus();
    }

    /// <summary>All but the status, whose interval would drive the clock.</summary>
    public void RunWatch() => Run(Resources.Loops.SkipLast(1));

    /// <summary>Only lists and watches.</summary>
    public void RunReflector() => Run(Resources.Loops.Take(1));

    /// <summary>Takes over what the watch brought, until something holds; not from then on.</summary>
    public async Task RunUseAsync(Func<bool> until)
    {
        using var stop = new CancellationTokenSource();
        var use = Resources.Loops[1].Run(stop.Token);
        await UntilAsync(until, PolicyResources.StatusInterval);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => use.WaitAsync(Patience));
    }

    public void RunStatus() => Run(Resources.Loops.TakeLast(1));

    /// <summary>What <c>kubectl apply</c> does: raises the generation when the spec is another.</summary>
    public void Apply(string name, string spec)
    {
        lock (_objects)
        {
            var before = _objects.GetValueOrDefault(name);
            var generation = (before?["metadata"]!["generation"]!.GetValue<long>() ?? 0) + 1;
            Put(name, new()
            {
                ["apiVersion"] = "daemonset-webhook.dev/v1alpha1",
                ["kind"] = "DaemonSetPolicy",
                ["metadata"] = new JsonObject { ["name"] = name, ["uid"] = $"uid-{name}", ["generation"] = generation, ["resourceVersion"] = "$V" },
                ["spec"] = JsonNode.Parse(spec),
                ["status"] = before?["status"]?.DeepClone(),
            });
        }
    }

    public void Delete(string name)
    {
        lock (_objects)
        {
            _objects.Remove(name);
            Server.Delete(name);
        }
    }

    /// <summary>The status of an object as it is stored; <c>null</c> for none.</summary>
    public JsonNode? Status(string name)
    {
        lock (_objects)
            return _objects.GetValueOrDefault(name)?["status"]?.DeepClone();
    }

    /// <summary>Status, reason and message of a condition, as <c>True Valid: no errors</c>; empty for none.</summary>
    public string Condition(string name, string type)
    {
        var found = Status(name)?["conditions"]?.AsArray().FirstOrDefault(condition => condition!["type"]!.GetValue<string>() == type);
        return found is null ? "" : $"{found["status"]} {found["reason"]}: {found["message"]}";
    }

    /// <summary>Waits until something holds; waits of the code under test pass at once.</summary>
    /// <param name="condition">What is to hold.</param>
    /// <param name="longest">The longest wait that passes; a second when not given.</param>
    public async Task UntilAsync(Func<bool> condition, TimeSpan? longest = null)
    {
        var step = longest ?? PolicyResources.StatusDelay;
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var signal = Volatile.Read(ref _signal).Task;
            if (condition())
                return;

            Assert.True(TimeProvider.System.GetElapsedTime(started) < Patience, "it did not happen");
            var wait = Rig.Clock.TimerWithinAsync(step);
            if (await Task.WhenAny(signal, wait).WaitAsync(Patience) == wait)
                Rig.Clock.Advance(step);
        }
    }

    /// <summary>Lets so many looks at the status pass, or more; the last has ended.</summary>
    public async Task PassAsync(int looks)
    {
        // A look asks once who leads, and once more for each policy of a leader, of which there is one.
        const int MostQuestions = 2;
        var before = Volatile.Read(ref _asked);
        await UntilAsync(() => Volatile.Read(ref _asked) - before > MostQuestions * (looks + 1), PolicyResources.StatusInterval);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _run.WaitAsync(Patience).ContinueWith(_ => { }, TaskScheduler.Default);
        await Server.DisposeAsync();
        _http.Dispose();
        _stop.Dispose();
        Rig.Dispose();
    }

    private bool Leads()
    {
        Interlocked.Increment(ref _asked);
        Signal();
        return IsLeader;
    }

    private void Run(IEnumerable<(string Name, Func<CancellationToken, Task> Run)> loops) =>
        _run = Task.WhenAll([_run, .. loops.Select(loop => Task.Run(() => loop.Run(_stop.Token)))]);

    private async Task PatchStatusAsync(HttpContext context, ObservedRequest request)
    {
        Func<HttpContext, Task> answer;
        lock (_objects)
            answer = PatchStatus(request);

        await answer(context);
        Signal();
    }

    private Func<HttpContext, Task> PatchStatus(ObservedRequest request)
    {
        var steps = request.Path.Split('/');
        if (steps is not ["", "apis", "daemonset-webhook.dev", "v1alpha1", "daemonsetpolicies", var name, "status"]
            || (request.Method, request.ContentType) != ("PATCH", "application/merge-patch+json")
            || !_objects.TryGetValue(name, out var stored))
        {
            return FakeApiServer.Refuse(404, "NotFound");
        }

        var patch = JsonNode.Parse(request.Body)!;
        if (patch["metadata"]!["resourceVersion"]!.GetValue<string>() != stored["metadata"]!["resourceVersion"]!.GetValue<string>())
            return FakeApiServer.Refuse(409, "Conflict", "the object has been modified");

        var changed = stored.DeepClone().AsObject();
        var status = changed["status"] as JsonObject ?? [];
        foreach (var (field, value) in patch["status"]!.AsObject())
        {
            if (value is null)
                status.Remove(field);
            else
                status[field] = value.DeepClone();
        }

        changed["status"] = status.DeepClone();
        changed["metadata"]!["resourceVersion"] = "$V";
        Put(name, changed);
        return context => context.Response.WriteAsync(changed.ToJsonString());
    }

    private void Put(string name, JsonObject changed)
    {
        Server.Put(name, changed.ToJsonString(), "daemonsetpolicies");
        changed["metadata"]!["resourceVersion"] = Server.Version.ToString(System.Globalization.CultureInfo.InvariantCulture);
        _objects[name] = changed;
    }

    private void Signal() =>
        Interlocked.Exchange(ref _signal, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
}
