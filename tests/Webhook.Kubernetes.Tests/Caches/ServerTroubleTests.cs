using System.Globalization;
using Webhook.Kubernetes.Caches;
using Webhook.Kubernetes.Connections;
using Webhook.Kubernetes.Credentials;
using Webhook.Kubernetes.Tests.Connections;
using Webhook.Testing.ApiServers;

namespace Webhook.Kubernetes.Tests.Caches;

/// <summary>Servers that are odd, slow, another one, or that don't let us in.</summary>
public sealed class ServerTroubleTests
{
    [Fact]
    public async Task Takes_over_what_another_server_on_the_same_port_holds()
    {
        await using var rig = await ReflectorRig.CreateAsync();
        rig.Server.Put("a/gone", PodJson.Of("a", "gone"));
        rig.Server.Put("a/stays", PodJson.Of("a", "stays"));
        rig.Server.Put("a/other", PodJson.Of("a", "other", uid: "first"));
        await rig.RunToWatchAsync();

        var startAgain = await rig.StopServerAsync();
        var waited = TimeSpan.Zero;
        while (waited < TimeSpan.FromMinutes(5))
        {
            var restart = await rig.RestartAsync();
            Assert.Equal(WatchRestartReason.Disconnected, restart.Reason);
            Assert.Equal(3, rig.Held.Count());
            waited += restart.Wait;
        }

        // Its versions begin lower: what we know is of the future to it.
        await startAgain();
        rig.Server.Put("a/stays", PodJson.Of("a", "stays"));
        rig.Server.Put("a/other", PodJson.Of("a", "other", uid: "second"));
        await rig.SettleAsync(() => rig.Server.OpenWatches > 0);

        Assert.Equal(["a/other@node-1", "a/stays@node-1"], rig.Held);
        Assert.Equal("second", rig.Reflector.Store.Current.Find("a", "other")!.Uid);
        Assert.Equal(
            ["+gone", "+other", "+stays", "-gone", "-other", "+other"],
            rig.Changes.Select(change => change.After is null ? "-" + change.Before!.Name : "+" + change.After.Name));
        Assert.InRange(rig.Server.Requests.Count, 3, 4);
    }

    [Fact]
    public async Task Goes_on_from_its_list_when_a_quiet_watch_without_bookmarks_ends()
    {
        await using var rig = await ReflectorRig.CreateAsync();
        rig.Server.Put("a/one", PodJson.Of("a", "one"));
        await rig.RunToWatchAsync();

        for (var i = 1; i <= 3; i++)
        {
            rig.Clock.Advance(TimeSpan.FromMinutes(5));
            rig.Server.EachWatch(watch => watch.End(), forget: true);
            await rig.SettleAsync(() => rig.Server.OpenWatches > 0);
        }

        Assert.Single(rig.Lists);
        Assert.All(rig.Watches, watch => Assert.Equal("101", watch.Parameter("resourceVersion")));
        Assert.Equal(["a/one@node-1"], rig.Held);
    }

    [Fact]
    public async Task Applies_events_as_they_come_whatever_their_versions_say()
    {
        await using var rig = await ReflectorRig.CreateAsync();
        rig.Server.Put("a/one", PodJson.Of("a", "one"));
        await rig.RunToWatchAsync();

        Send(rig, "MODIFIED", "one", "node-2", 150);
        Send(rig, "MODIFIED", "one", "node-2", 150);
        Send(rig, "ADDED", "one", "node-3", 120);
        Send(rig, "DELETED", "never", "node-1", 160);
        Send(rig, "MODIFIED", "new", "node-1", 110);
        await rig.UntilAsync(() => rig.Held.Count() == 2);

        Assert.Equal(["a/new@node-1", "a/one@node-3"], rig.Held);
        Assert.Equal(["node-1", "node-2", "node-3", "node-1"], rig.Changes.Select(change => change.After!.NodeName));
        Assert.Single(rig.Watches);
    }

    [Fact]
    public async Task Reads_objects_of_several_mebibytes_in_lists_and_watches()
    {
        await using var rig = await ReflectorRig.CreateAsync();
        rig.Server.Put("a/huge", PodJson.Of("a", "huge", padding: new string('x', 3 << 20)));
        rig.Server.Put("a/small", PodJson.Of("a", "small"));

        await rig.RunToWatchAsync();
        rig.Server.Put("b/huge", PodJson.Of("b", "huge", padding: new string('y', 3 << 20)));
        rig.Server.Put("b/small", PodJson.Of("b", "small"));
        await rig.UntilAsync(() => rig.Held.Contains("b/small@node-1"));

        Assert.Equal(["a/huge@node-1", "a/small@node-1", "b/huge@node-1", "b/small@node-1"], rig.Held);
        Assert.Single(rig.Watches);
    }

    [Fact]
    public async Task Reads_a_list_that_arrives_byte_by_byte()
    {
        await using var rig = await ReflectorRig.CreateAsync();
        rig.Server.FailOnce(async context =>
        {
            var list = $$"""{"items":[{{PodJson.Of("a", "näher")}},null,{{PodJson.Of("a", "two")}}],"metadata":{"resourceVersion":"100"},"kind":"PodList"}""";
            foreach (var one in System.Text.Encoding.UTF8.GetBytes(list))
            {
                await context.Response.Body.WriteAsync(new[] { one }, context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
            }
        });

        await rig.RunToWatchAsync();

        Assert.Equal(["a/näher@node-1", "a/two@node-1"], rig.Held);
    }

    [Fact]
    public async Task Is_in_sync_with_a_cluster_that_has_no_objects()
    {
        await using var rig = await ReflectorRig.CreateAsync();

        await rig.RunToWatchAsync();

        Assert.True(rig.Reflector.State.Synced);
        Assert.Equal(0, rig.Reflector.State.Objects);
        Assert.Empty(rig.Changes);
    }

    [Fact]
    public async Task Empties_its_store_when_a_new_list_is_empty()
    {
        await using var rig = await ReflectorRig.CreateAsync();
        rig.Server.Put("a/one", PodJson.Of("a", "one"));
        await rig.RunToWatchAsync();

        rig.Server.EachWatch(watch => watch.Drop(), forget: true);
        rig.Server.Restore([]);
        await rig.SettleAsync(() => rig.Server.OpenWatches > 0);

        Assert.Empty(rig.Held);
        Assert.Null(rig.Changes[^1].After);
    }

    [Fact]
    public async Task Backs_off_from_a_server_that_speaks_no_TLS()
    {
        await using var rig = await ReflectorRig.CreateAsync(connect: (address, _) => new HttpClient { BaseAddress = new Uri($"https://127.0.0.1:{address.Port}/") });
        rig.Run();
        var waits = new List<TimeSpan>();

        for (var i = 0; i < 8; i++)
        {
            var restart = await rig.RestartAsync();
            Assert.Equal(WatchRestartReason.Disconnected, restart.Reason);
            waits.Add(restart.Wait);
        }

        Assert.InRange(waits[^1], TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(30));
        Assert.False(rig.Reflector.State.Synced);
    }

    [Fact]
    public async Task Gets_in_with_a_token_that_was_renewed_after_a_401()
    {
        using var folder = new TemporaryFolder();
        var token = folder.Write("token", "old");
        await using var rig = await ReflectorRig.CreateAsync(connect: (address, clock) => ClusterHttp.Create(
            new() { Server = address, Source = "test", Credentials = new TokenFileCredential(token, clock) }, "daemonset-webhook/test", clock));
        rig.Server.Put("a/one", PodJson.Of("a", "one"));
        rig.Server.FaultIsFor = request => request.Authorization != "Bearer new";
        rig.Server.Fault = FakeApiServer.Refuse(401, "Unauthorized");
        rig.Run();
        var refused = await rig.RestartAsync();

        File.WriteAllText(token, "new");
        await rig.SettleAsync(() => rig.Server.OpenWatches > 0);

        Assert.Equal(WatchRestartReason.Denied, refused.Reason);
        Assert.Equal(["a/one@node-1"], rig.Held);
    }

    private static void Send(ReflectorRig rig, string type, string name, string node, int version) => rig.Server.EachWatch(watch =>
        watch.Send(type, PodJson.Of("a", name, node: node).Replace("$V", version.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)));
}
