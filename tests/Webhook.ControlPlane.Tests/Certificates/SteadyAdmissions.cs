using System.Text.Json.Nodes;
using Webhook.ControlPlane.Tests.Clusters;
using Webhook.Kubernetes.Api;

namespace Webhook.ControlPlane.Tests.Certificates;

/// <summary>Changes a DaemonSet through the API server again and again; every replica is asked each time, and must answer.</summary>
internal sealed class SteadyAdmissions : IAsyncDisposable
{
    private static readonly ResourcePath DaemonSet = new("apps", "v1", "daemonsets", "default", "agent");

    private readonly LiveCluster _cluster;
    private readonly CancellationTokenSource _stop = new();
    private readonly List<string> _failures = [];
    private readonly Task _run;
    private int _passed;

    private SteadyAdmissions(LiveCluster cluster)
    {
        _cluster = cluster;
        _run = Task.Run(RunAsync);
    }

    /// <summary>Begins once the first one has passed.</summary>
    public static async Task<SteadyAdmissions> StartAsync(LiveCluster cluster)
    {
        await Eventually.GetAsync("the first admission", async () => await TryAsync(cluster, 0) is { } ? null : "");
        return new(cluster);
    }

    /// <summary>Waits for so many more to pass.</summary>
    public Task PassAsync(int count)
    {
        var until = Volatile.Read(ref _passed) + count;
        return Eventually.GetAsync($"{count} admissions", () => Task.FromResult(Volatile.Read(ref _passed) >= until ? "" : null), () => string.Join('\n', Failures));
    }

    /// <summary>What was refused, with the API server's words.</summary>
    public IReadOnlyList<string> Failures
    {
        get
        {
            lock (_failures)
                return [.. _failures];
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _run;
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        for (var i = 1; !_stop.IsCancellationRequested; i++)
        {
            if (await TryAsync(_cluster, i) is { } failure)
            {
                lock (_failures)
                    _failures.Add(failure);
            }
            else
                Interlocked.Increment(ref _passed);
        }
    }

    private static async Task<string?> TryAsync(LiveCluster cluster, int number)
    {
        try
        {
            await cluster.PatchAsync(DaemonSet, new JsonObject { ["metadata"] = new JsonObject { ["annotations"] = new JsonObject { ["number"] = $"{number}" } } });
            return null;
        }
        catch (KubernetesApiException refusal)
        {
            return refusal.Message;
        }
    }
}
