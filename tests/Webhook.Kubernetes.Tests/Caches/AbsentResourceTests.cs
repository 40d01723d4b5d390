using Webhook.Kubernetes.Api;
using Webhook.Kubernetes.Caches;
using Webhook.Model.Core;
using Webhook.Testing.ApiServers;

namespace Webhook.Kubernetes.Tests.Caches;

/// <summary>A resource that a cluster may not know, such as one of a definition that is not installed.</summary>
public sealed class AbsentResourceTests
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private static readonly ResourceType<Pod> Optional = Resources.Pods with { MayBeAbsent = true };

    [Fact]
    public async Task Holds_nothing_and_is_synced_where_the_server_does_not_know_the_resource()
    {
        await using var rig = await ReflectorRig.CreateAsync(Optional);
        rig.Server.Fault = FakeApiServer.Refuse(404, "NotFound", "the server could not find the requested resource");
        rig.Run();

        var told = await rig.NextRestartAsync();
        await rig.UntilAsync(() => rig.Reflector.State.Synced);

        Assert.Equal((WatchRestartReason.Absent, "pods"), (told.Reason, told.Resource));
        Assert.Equal((0, rig.Clock.GetUtcNow()), (rig.Reflector.State.Objects, rig.Reflector.State.LastContact));
        Assert.Empty(rig.Changes);
    }

    [Fact]
    public async Task Looks_again_quietly_and_finds_the_resource_once_it_is_there()
    {
        await using var rig = await ReflectorRig.CreateAsync(Optional);
        rig.Server.Fault = FakeApiServer.Refuse(404, "NotFound");
        rig.Run();
        await rig.NextRestartAsync();
        var began = rig.Clock.GetUtcNow();
        while (rig.Clock.GetUtcNow() - began < TimeSpan.FromMinutes(10))
            await PassAsync(rig);

        var asked = rig.Server.Requests.Count;
        rig.Server.Put("a/one", PodJson.Of("a", "one"));
        rig.Server.Fault = null;
        await PassAsync(rig);
        await rig.UntilAsync(() => rig.Watches.Any());

        Assert.Equal(["a/one@node-1"], rig.Held);
        Assert.InRange(asked, 20, 60);
        Assert.Equal(0, rig.UnreadRestarts);
    }

    [Fact]
    public async Task Keeps_what_it_holds_through_a_short_404_and_lets_go_of_it_after_a_minute()
    {
        await using var rig = await ReflectorRig.CreateAsync(Optional);
        rig.Server.Put("a/one", PodJson.Of("a", "one"));
        await rig.RunToWatchAsync();
        rig.Server.Fault = FakeApiServer.Refuse(404, "NotFound");
        rig.Server.EachWatch(watch => watch.End(), forget: true);
        await rig.RestartAsync();
        Assert.Equal(WatchRestartReason.Absent, (await rig.NextRestartAsync()).Reason);
        var gone = rig.Clock.GetUtcNow();

        while (rig.Reflector.Store.Current.Count > 0)
        {
            Assert.InRange(rig.Clock.GetUtcNow() - gone, TimeSpan.Zero, TimeSpan.FromMinutes(1) + LongestWait);
            await PassAsync(rig);
            await rig.Clock.TimerWithinAsync(LongestWait);
        }

        Assert.InRange(rig.Clock.GetUtcNow() - gone, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1) + LongestWait);
        Assert.Equal(2, rig.Changes.Count);
    }

    [Fact]
    public async Task Goes_on_as_ever_when_a_short_404_is_over()
    {
        await using var rig = await ReflectorRig.CreateAsync(Optional);
        rig.Server.Put("a/one", PodJson.Of("a", "one"));
        await rig.RunToWatchAsync();
        rig.Server.FailOnce(FakeApiServer.Refuse(404, "NotFound"), FakeApiServer.Refuse(404, "NotFound"));
        rig.Server.EachWatch(watch => watch.End(), forget: true);
        await rig.RestartAsync();
        await rig.RestartAsync();
        await PassAsync(rig);
        rig.Server.Put("a/two", PodJson.Of("a", "two"));
        await rig.UntilAsync(() => rig.Held.Contains("a/two@node-1"));

        Assert.Equal(["a/one@node-1", "a/two@node-1"], rig.Held);
        Assert.Equal(2, rig.Changes.Count);
    }

    [Fact]
    public async Task Takes_a_404_for_a_fault_where_every_cluster_has_the_resource()
    {
        await using var rig = await ReflectorRig.CreateAsync();
        rig.Server.Fault = FakeApiServer.Refuse(404, "NotFound");
        rig.Run();

        Assert.Equal(WatchRestartReason.Refused, (await rig.RestartAsync()).Reason);
        Assert.Equal(WatchRestartReason.Refused, (await rig.NextRestartAsync()).Reason);
        Assert.False(rig.Reflector.State.Synced);
    }

    /// <summary>Lets the wait before the next try pass, and the try begin.</summary>
    private static async Task PassAsync(ReflectorRig rig)
    {
        var before = rig.Server.Requests.Count;
        await rig.Clock.TimerWithinAsync(LongestWait);
        rig.Clock.Advance(rig.Clock.NextTimer!.Value - rig.Clock.GetUtcNow());
        await rig.UntilAsync(() => rig.Server.Requests.Count > before);
    }
}
