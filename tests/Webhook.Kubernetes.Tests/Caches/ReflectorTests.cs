using Webhook.Kubernetes.Caches;
using Webhook.Testing.ApiServers;

namespace Webhook.Kubernetes.Tests.Caches;

public sealed class ReflectorTests
{
    [Fact]
    public async Task Lists_in_pages_and_then_follows_events()
    {
        await using var rig = await ReflectorRig.CreateAsync();
        for (var i = 0; i < ListPager<Webhook.Model.Core.Pod>.PageSize + 1; i++)
            rig.Server.Put($"a/p{i:000}", PodJson.Of("a", $"p{i:000}"));

        await rig.RunToWatchAsync();
        rig.Server.Put("b/new", PodJson.Of("b", "new"));
        rig.Server.Put("a/p007", PodJson.Of("a", "p007", node: "node-2"));
        rig.Server.Delete("a/p000");
        await rig.UntilAsync(() => rig.Reflector.Store.Current.Find("a", "p000") is null);

        Assert.Equal(["limit=500", "limit=500"], rig.Lists.Select(list => list.Query.TrimStart('?').Split('&')[0]));
        Assert.Equal(501, rig.Reflector.Store.Current.Count);
        Assert.Equal("node-2", rig.Reflector.Store.Current.Find("a", "p007")!.NodeName);
        Assert.NotNull(rig.Reflector.Store.Current.Find("b", "new"));
        Assert.Equal(501, rig.Reflector.Store.Current.InGroup("ds-agent").Count);
        Assert.True(rig.Reflector.State.Synced);
        Assert.Equal(rig.Clock.GetUtcNow(), rig.Reflector.State.LastContact);
    }

    [Fact]
    public async Task Lists_all_at_once_when_a_continue_token_has_expired()
    {
        await using var rig = await ReflectorRig.CreateAsync();
        for (var i = 0; i < 600; i++)
            rig.Server.Put($"a/p{i:000}", PodJson.Of("a", $"p{i:000}"));

        var server = rig.Server;
        server.Arrived += () =>
        {
            if (server.Requests.Count == 2)
            {
                server.Delete("a/p001");
                server.Compact();
            }
        };
        await rig.RunToWatchAsync();

        Assert.Equal(599, rig.Reflector.Store.Current.Count);
        Assert.Equal(3, rig.Lists.Count());
        Assert.Equal("", rig.Lists.Last().Query);
    }

    [Fact]
    public async Task Asks_for_bookmarks_and_for_an_end_after_5_to_10_minutes()
    {
        await using var rig = await ReflectorRig.CreateAsync();

        await rig.RunToWatchAsync();

        var watch = rig.Watches.Single();
        Assert.Equal("true", watch.Parameter("allowWatchBookmarks"));
        Assert.InRange(int.Parse(watch.Parameter("timeoutSeconds")!, System.Globalization.CultureInfo.InvariantCulture), 300, 600);
    }

    [Fact]
    public async Task Goes_on_from_the_last_event_or_bookmark_without_a_new_list()
    {
        await using var rig = await ReflectorRig.CreateAsync();
        rig.Server.Put("a/one", PodJson.Of("a", "one"));
        await rig.RunToWatchAsync();
        rig.Server.Put("a/two", PodJson.Of("a", "two"));
        rig.Server.Bookmark();
        rig.Server.EachWatch(watch => watch.End(), forget: true);
        rig.Server.PutUnseen("a/one", PodJson.Of("a", "one", node: "node-9"));

        var restart = await rig.RestartAsync();
        await rig.UntilAsync(() => rig.Held.Contains("a/one@node-9"));

        Assert.Equal(WatchRestartReason.Ended, restart.Reason);
        Assert.Single(rig.Lists);
        Assert.Equal(["101", "102"], rig.Watches.Select(watch => watch.Parameter("resourceVersion")!));
        Assert.Equal(["a/one@node-9", "a/two@node-1"], rig.Held);
    }

    [Fact]
    public async Task Watches_again_at_once_after_a_watch_that_lasted()
    {
        await using var rig = await ReflectorRig.CreateAsync();
        await rig.RunToWatchAsync();
        rig.Server.Put("a/one", PodJson.Of("a", "one"));
        await rig.UntilAsync(() => rig.Held.Any());

        rig.Clock.Advance(TimeSpan.FromMinutes(6));
        rig.Server.EachWatch(watch => watch.End(), forget: true);

        Assert.Equal(TimeSpan.Zero, (await rig.RestartAsync()).Wait);
        Assert.Null(rig.Reflector.State.BehindSince);
        await rig.UntilAsync(() => rig.Watches.Count() == 2);
    }

    [Fact]
    public async Task Has_heard_of_the_server_as_soon_as_it_takes_a_watch_up()
    {
        await using var rig = await ReflectorRig.CreateAsync();
        await rig.RunToWatchAsync();
        rig.Clock.Advance(TimeSpan.FromMinutes(6));
        rig.Server.EachWatch(watch => watch.Drop(), forget: true);

        var restart = await rig.NextRestartAsync();
        Assert.Equal(rig.Clock.GetUtcNow(), rig.Reflector.State.BehindSince);
        await rig.Clock.TimerWithinAsync(restart.Wait);
        rig.Clock.Advance(restart.Wait);
        await rig.UntilAsync(() => !rig.Recoveries.IsEmpty);

        Assert.Equal(["pods"], rig.Recoveries);
        Assert.Null(rig.Reflector.State.BehindSince);
        Assert.Equal(rig.Clock.GetUtcNow(), rig.Reflector.State.LastContact);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Lists_anew_when_its_version_is_too_old_and_drops_what_vanished_meanwhile(bool asEvent)
    {
        await using var rig = await ReflectorRig.CreateAsync();
        rig.Server.Put("a/gone", PodJson.Of("a", "gone"));
        rig.Server.Put("a/stays", PodJson.Of("a", "stays"));
        await rig.RunToWatchAsync();
        var stays = rig.Reflector.Store.Current.Find("a", "stays");

        rig.Server.EachWatch(
            watch =>
            {
                if (asEvent)
                    watch.Send("ERROR", """{"kind":"Status","code":410,"reason":"Expired","message":"too old resource version: 1 (2)"}""");
                else
                    watch.Drop();

            },
            forget: true);
        rig.Server.Delete("a/gone");
        rig.Server.Put("b/new", PodJson.Of("b", "new"));
        rig.Server.Compact();
        var reasons = new List<WatchRestartReason>();
        while (!reasons.Contains(WatchRestartReason.Expired))
            reasons.Add((await rig.RestartAsync()).Reason);

        await rig.UntilAsync(() => rig.Lists.Count() == 2 && rig.Watches.Last().Parameter("resourceVersion") == $"{rig.Server.Version}");
        Assert.Equal(["a/stays@node-1", "b/new@node-1"], rig.Held);
        Assert.Same(stays, rig.Reflector.Store.Current.Find("a", "stays"));
        Assert.Equal(
            ["+gone", "+stays", "-gone", "+new"],
            rig.Changes.Select(change => change.After is null ? "-" + change.Before!.Name : "+" + change.After.Name));
    }
}
