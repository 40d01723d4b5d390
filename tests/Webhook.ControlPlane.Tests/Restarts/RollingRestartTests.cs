using Webhook.ControlPlane.Tests.Rbac;

namespace Webhook.ControlPlane.Tests.Restarts;

/// <summary>Two pods of a release are replaced one after the other, as a Deployment does it, while admissions go on.</summary>
[Collection(nameof(ReleaseCluster))]
public sealed class RollingRestartTests(ReleaseCluster cluster)
{
    private const string Name = "restarted-daemonset-webhook";
    private const int PerSecond = 200;

    [Fact]
    public async Task Fails_no_admission_while_two_hundred_a_second_are_asked_for()
    {
        await using var balancer = new Balancer();
        var release = await Release.InstallAsync(cluster.Live, Name, balancer.Port, "drainDelaySeconds: 4");
        await cluster.Live.CreateAsync($"{{apiVersion: v1, kind: Namespace, metadata: {{name: loaded, labels: {{served-by: {Name}}}}}}}");
        await using var first = await ServedPod.StartAsync(release, "pod-0");
        await using var second = await ServedPod.StartAsync(release, "pod-1");
        balancer.Follow(first, second);
        await ReadyAsync(balancer, 2, first);
        await using var load = await WarmAsync();

        // maxSurge 1, maxUnavailable 0: the new pod is ready before an old one ends.
        await using var third = await ServedPod.StartAsync(release, "pod-2");
        balancer.Follow(first, second, third);
        await ReadyAsync(balancer, 3, third);
        var firstEnd = await first.EndAsync();
        await using var fourth = await ServedPod.StartAsync(release, "pod-3");
        balancer.Follow(second, third, fourth);
        await ReadyAsync(balancer, 3, fourth);
        var secondEnd = await second.EndAsync();
        balancer.Follow(third, fourth);
        var passed = load.Passed;
        await Eventually.GetAsync("admissions by the new pods alone", () => Task.FromResult(load.Passed >= passed + PerSecond ? "" : null));
        await load.EndAsync();

        TestContext.Current.TestOutputHelper!.WriteLine(load.Summary);
        Assert.True(load.Failures.Count == 0, string.Join('\n', [load.Summary, .. load.Failures, .. cluster.Live.Processes.FailedCalls]));
        Assert.Equal((0, 0), (firstEnd, secondEnd));
    }

    /// <summary>Begins once the API server knows the webhook and its authority.</summary>
    private async Task<AdmissionLoad> WarmAsync()
    {
        await Eventually.GetAsync("the first admission", async () =>
        {
            await using var probe = new AdmissionLoad(cluster.Live, "loaded", 50);
            await Eventually.GetAsync("an answer", () => Task.FromResult(probe.Passed + probe.Failures.Count > 0 ? "" : null));
            await probe.EndAsync();
            return probe.Failures.Count == 0 ? "" : null;
        });
        return new(cluster.Live, "loaded", PerSecond);
    }

    private static async Task ReadyAsync(Balancer balancer, int count, ServedPod newest) => await Eventually.GetAsync(
        $"{count} pods to be ready", () => Task.FromResult(balancer.Ready == count ? "" : null), () => newest.Log);
}
