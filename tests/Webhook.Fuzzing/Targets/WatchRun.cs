using System.Text.Json;
using Webhook.Fuzzing.Loop;
using Webhook.Kubernetes.Api;
using Webhook.Kubernetes.Caches;
using Webhook.Testing;

namespace Webhook.Fuzzing.Targets;

/// <summary>Lets a reflector follow a scripted server to the end of the script, on a clock that moves as it waits.</summary>
internal static class WatchRun
{
    private static readonly JsonSerializerOptions Json = new() { MaxDepth = 256 };

    // In real time, and only to fail instead of hanging.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>The run for a resource; that of pods for a name that is unknown.</summary>
    public static Func<WatchScript, IReadOnlyList<int>, WatchOutcome> Of(string resource) => resource switch
    {
        "daemonsets" => Of(Resources.DaemonSets),
        "deployments" => Of(Resources.Deployments),
        "replicationcontrollers" => Of(Resources.ReplicationControllers),
        "nodes" => Of(Resources.Nodes),
        "namespaces" => Of(Resources.Namespaces),
        "services" => Of(Resources.Services),
        "controllerrevisions" => Of(Resources.ControllerRevisions),
        "daemonsetpolicies" => Of(Resources.DaemonSetPolicies),
        _ => Of(Resources.Pods),
    };

    private static Func<WatchScript, IReadOnlyList<int>, WatchOutcome> Of<T>(ResourceType<T> type)
        where T : class => (script, pieces) => Run(type, script, pieces);

    private static WatchOutcome Run<T>(ResourceType<T> type, WatchScript script, IReadOnlyList<int> pieces)
        where T : class
    {
        var clock = new FakeTimeProvider();
        using var server = new ScriptedServer(script, pieces);
        using var http = new HttpClient(server, disposeHandler: false) { BaseAddress = new("http://server.invalid/"), Timeout = Timeout.InfiniteTimeSpan };
        using var stop = new CancellationTokenSource();
        var observer = new Observer();
        var reflector = new Reflector<T>(new KubernetesApi(http, clock), type, new(type), clock, new Random(7), observer);
        var run = reflector.RunAsync(stop.Token);
        while (!server.IsOver && !run.IsCompleted)
            Advance(clock, () => server.IsOver || run.IsCompleted || clock.NextTimer is not null);

        Expect.That(!run.IsCompleted, "reflector-ends", () => $"{run.Exception}");
        var state = reflector.State;
        var held = reflector.Store.Current.All;
        stop.Cancel();
        Expect.That(run.Wait(Patience), "reflector-does-not-end", () => "after it was cancelled");
        return new(() => [.. held.Select(value => JsonSerializer.Serialize(value, Json))], observer.Restarts, observer.Unreadable, $"synced {state.Synced}, unknown {state.UnknownEvents}, unreadable {state.Unreadable}");
    }

    private static void Advance(FakeTimeProvider clock, Func<bool> isReady)
    {
        Expect.That(SpinWait.SpinUntil(isReady, Patience), "reflector-hangs", () => "it neither waits nor asks");
        if (clock.NextTimer is { } due)
            clock.Advance(due - clock.GetUtcNow());
    }

    private sealed class Observer : IWatchObserver
    {
        public List<string> Restarts { get; } = [];

        public List<string> Unreadable { get; } = [];

        public void OnRestart(WatchRestart restart) => Restarts.Add(restart.Cause is JsonException
            // What it quotes of the text behind the mistake depends on how much of it has arrived.
            ? $"{restart.Reason}"
            : $"{restart.Reason} {restart.Cause?.GetType().Name}: {restart.Cause?.Message}");

        public void OnRecovery(string resource) => Restarts.Add("recovered");

        public void OnUnreadable(UnreadableObject unreadable) => Unreadable.Add($"{unreadable}");
    }
}
