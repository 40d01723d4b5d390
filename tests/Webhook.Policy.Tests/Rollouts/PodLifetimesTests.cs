using Webhook.Model.Core;
using Webhook.Policy.Rollouts;

namespace Webhook.Policy.Tests.Rollouts;

public sealed class PodLifetimesTests
{
    [Theory]
    [InlineData(null, 30)]
    [InlineData(0L, 0)]
    [InlineData(120L, 120)]
    [InlineData(-1L, 0)]
    public void Reads_the_grace_period(long? seconds, long stop) =>
        Assert.Equal(stop, PodLifetimes.Of(new PodSpec { TerminationGracePeriodSeconds = seconds }).StopSeconds);

    [Theory]
    [InlineData(0, 0, 0, 10)] // the API server's defaults: every 10 s, one success
    [InlineData(15, 5, 1, 20)]
    [InlineData(15, 5, 3, 30)]
    public void Waits_for_the_readiness_probe(int delay, int period, int successes, long ready) =>
        Assert.Equal(new PodLifetimes(30, ready, true), PodLifetimes.Of(new PodSpec { Containers = [new() { ReadinessProbe = Probe(delay, period, successes) }] }));

    [Fact]
    public void Lets_the_readiness_probe_wait_for_the_startup_probe()
    {
        var container = new Container { StartupProbe = Probe(20, 10, 1), ReadinessProbe = Probe(5, 5, 1) };

        Assert.Equal(35, PodLifetimes.Of(new PodSpec { Containers = [container] }).ReadySeconds);
    }

    [Fact]
    public void Goes_by_the_slowest_container_after_its_sidecars()
    {
        var pod = new PodSpec
        {
            InitContainers = [new() { RestartPolicy = "Always", StartupProbe = Probe(5, 5, 1) }, new() { StartupProbe = Probe(500, 5, 1) }],
            Containers = [new() { ReadinessProbe = Probe(0, 10, 1) }, new() { ReadinessProbe = Probe(30, 10, 1) }],
        };

        Assert.Equal(50, PodLifetimes.Of(pod).ReadySeconds);
    }

    [Fact]
    public void Calls_a_pod_without_probes_ready_at_once() =>
        Assert.Equal(new PodLifetimes(30, 0, false), PodLifetimes.Of(new PodSpec { Containers = [new()] }));

    [Theory]
    [InlineData(40, "about 40 seconds")]
    [InlineData(119, "about 119 seconds")]
    [InlineData(120, "about 2 minutes")]
    [InlineData(2400, "about 40 minutes")]
    [InlineData(10_800, "about 3 hours")]
    [InlineData(864_000, "about 10 days")]
    public void Rounds_lengths_for_people(long seconds, string text) => Assert.Equal(text, DurationText.About(seconds));

    [Theory]
    [InlineData(-5, "0s")]
    [InlineData(119, "119s")]
    [InlineData(600, "10m")]
    [InlineData(86_400, "24h")]
    [InlineData(864_000, "10d")]
    public void Prints_ages_as_kubectl_does(long seconds, string text) => Assert.Equal(text, DurationText.Age(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void Waits_for_sidecars_that_are_ready_last()
    {
        var sidecar = new Container { RestartPolicy = "Always", StartupProbe = Probe(5, 5, 1), ReadinessProbe = Probe(40, 10, 1) };
        var pod = new PodSpec { InitContainers = [sidecar, new() { RestartPolicy = "Always", StartupProbe = Probe(0, 5, 1) }], Containers = [new()] };

        Assert.Equal(new PodLifetimes(30, 50, true), PodLifetimes.Of(pod));
        Assert.Equal(new PodLifetimes(30, 55, true), PodLifetimes.Of(pod with { InitContainers = [pod.InitContainers[1], sidecar] }));
    }

    [Fact]
    public void Has_a_probe_where_one_container_or_several_have_one()
    {
        var (probed, plain) = (new Container { ReadinessProbe = Probe(0, 1, 1) }, new Container());
        var sidecar = probed with { RestartPolicy = "Always" };

        Assert.True(PodLifetimes.Of(new PodSpec { Containers = [probed, probed] }).HasProbe);
        Assert.True(PodLifetimes.Of(new PodSpec { Containers = [probed, plain] }).HasProbe);
        Assert.True(PodLifetimes.Of(new PodSpec { InitContainers = [sidecar, sidecar], Containers = [plain] }).HasProbe);
        Assert.True(PodLifetimes.Of(new PodSpec { InitContainers = [sidecar], Containers = [probed] }).HasProbe);
        Assert.True(PodLifetimes.Of(new PodSpec { InitContainers = [sidecar, plain with { RestartPolicy = "Always" }], Containers = [plain] }).HasProbe);
    }

    private static Probe Probe(int delay, int period, int successes) =>
        new() { InitialDelaySeconds = delay, PeriodSeconds = period, SuccessThreshold = successes };
}
