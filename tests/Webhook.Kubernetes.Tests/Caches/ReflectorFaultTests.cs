using Webhook.Kubernetes.Caches;
using Webhook.Testing.ApiServers;

namespace Webhook.Kubernetes.Tests.Caches;

public sealed class ReflectorFaultTests
{
    [Fact]
    public async Task Drops_half_an_event_and_gets_the_whole_one_after_the_break()
    {
        await using var rig = await ReflectorRig.CreateAsync();
        rig.Server.Put("a/one", PodJson.Of("a", "one"));
        await rig.RunToWatchAsync();

        rig.Server.EachWatch(
            watch =>
            {
                watch.Raw("{\"type\":\"MODIFIED\",\"object\":{\"metadata\":{\"name\":\"one\",\"namespace\":\"a\"");
                watch.End();
            },
            forget: true);
        rig.Server.PutUnseen("a/one", PodJson.Of("a", "one", node: "node-2"));
        var restart = await rig.RestartAsync();
        await rig.UntilAsync(() => rig.Held.Contains("a/one@node-2"));

        Assert.Equal(WatchRestartReason.Disconnected, restart.Reason);
        Assert.Equal(["a/one@node-2"], rig.Held);
        Assert.Single(rig.Lists);
    }

    [Fact]
    public async Task Reads_events_that_arrive_cut_anywhere_or_many_at_once()
    {
        await using var rig = await ReflectorRig.CreateAsync();
        await rig.RunToWatchAsync();
        var first = $$"""{"type":"ADDED","object":{{PodJson.Of("a", "häppchen").Replace("$V", "201", StringComparison.Ordinal)}}}""" + "\n";
        var second = $$"""{"object":{{PodJson.Of("a", "two").Replace("$V", "202", StringComparison.Ordinal)}},"type":"ADDED"}""" + "\r\n\n";

        rig.Server.EachWatch(watch =>
        {
            foreach (var character in first)
                watch.Raw(character.ToString());

            watch.Raw(second + second + """{"type":"NOVELTY","object":{}}""" + "\n" + second.Replace("two", "three", StringComparison.Ordinal));
        });
        await rig.UntilAsync(() => rig.Reflector.Store.Current.Count == 3);

        Assert.Equal(["a/häppchen@node-1", "a/three@node-1", "a/two@node-1"], rig.Held);
        Assert.Equal(3, rig.Changes.Count);
        Assert.Equal(1, rig.Reflector.State.UnknownEvents);
    }

    [Fact]
    public async Task Makes_an_object_with_another_uid_a_deletion_and_an_addition()
    {
        await using var rig = await ReflectorRig.CreateAsync();
        rig.Server.Put("a/one", PodJson.Of("a", "one", uid: "old"));
        await rig.RunToWatchAsync();

        rig.Server.Put("a/one", PodJson.Of("a", "one", uid: "new"));
        await rig.UntilAsync(() => rig.Changes.Count == 3);

        Assert.Equal(["+old", "-old", "+new"], rig.Changes.Select(change => change.After is null ? "-" + change.Before!.Uid : "+" + change.After.Uid));
        Assert.Equal(1, rig.Reflector.Store.Current.Count);
    }

    [Fact]
    public async Task Waits_as_long_as_a_busy_server_asks()
    {
        await using var rig = await ReflectorRig.CreateAsync();
        rig.Server.FailOnce(FakeApiServer.Refuse(429, "TooManyRequests", retryAfter: "17"), FakeApiServer.Refuse(503, "ServiceUnavailable", retryAfter: "86400"));
        rig.Run();

        var busy = await rig.RestartAsync();
        var absurd = await rig.RestartAsync();
        await rig.UntilAsync(() => rig.Watches.Any());

        Assert.Equal([WatchRestartReason.Throttled, WatchRestartReason.Throttled], [busy.Reason, absurd.Reason]);
        Assert.InRange(busy.Wait, TimeSpan.FromSeconds(17), TimeSpan.FromSeconds(18));
        Assert.InRange(absurd.Wait, TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(302));
    }

    [Fact]
    public async Task Keeps_what_it_holds_while_the_server_is_gone_and_makes_no_storm()
    {
        await using var rig = await ReflectorRig.CreateAsync();
        rig.Server.Put("a/one", PodJson.Of("a", "one"));
        await rig.RunToWatchAsync();
        var contact = rig.Reflector.State.LastContact;
        var before = rig.Server.Requests.Count;
        var vanished = rig.Clock.GetUtcNow();

        rig.Server.Fault = FakeApiServer.Drop;
        rig.Server.EachWatch(watch => watch.Drop(), forget: true);
        rig.Server.PutUnseen("a/one", PodJson.Of("a", "one", node: "node-2"));
        while (rig.Clock.GetUtcNow() - vanished < TimeSpan.FromMinutes(20))
        {
            Assert.Equal(WatchRestartReason.Disconnected, (await rig.RestartAsync()).Reason);
            Assert.Equal(["a/one@node-1"], rig.Held);
        }

        var storm = rig.Server.Requests.Count - before;
        Assert.Equal(contact, rig.Reflector.State.LastContact);
        rig.Server.Fault = null;
        var back = rig.Clock.GetUtcNow();
        while (!rig.Held.Contains("a/one@node-2") && rig.Clock.GetUtcNow() - back < TimeSpan.FromMinutes(1))
        {
            var restart = rig.NextRestartAsync();
            var seen = rig.UntilAsync(() => rig.Held.Contains("a/one@node-2"));
            if (await Task.WhenAny(restart, seen) == restart)
            {
                await rig.Clock.TimerWithinAsync((await restart).Wait);
                rig.Clock.Advance((await restart).Wait);
            }
        }

        // 20 minutes at 15 to 30 s a try, and a few short ones at first.
        Assert.InRange(storm, 40, 90);
        Assert.Equal(["a/one@node-2"], rig.Held);
        Assert.Single(rig.Lists);
    }

    [Fact]
    public async Task Slows_down_when_every_watch_breaks_at_once_although_it_opens_well()
    {
        await using var rig = await ReflectorRig.CreateAsync();
        await rig.RunToWatchAsync();
        var waits = new List<TimeSpan>();

        for (var i = 0; i < 10; i++)
        {
            await rig.UntilAsync(() => rig.Server.OpenWatches > 0);
            rig.Server.EachWatch(watch => watch.End(), forget: true);
            waits.Add((await rig.RestartAsync()).Wait);
        }

        Assert.All(waits, wait => Assert.InRange(wait, TimeSpan.FromSeconds(0.4), TimeSpan.FromSeconds(30)));
        Assert.InRange(waits[^1], TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Gives_up_on_a_server_that_takes_requests_and_never_answers()
    {
        await using var rig = await ReflectorRig.CreateAsync();
        rig.Server.FailOnce(FakeApiServer.Hang);
        rig.Run();
        await rig.UntilAsync(() => !rig.Server.Requests.IsEmpty);

        rig.Clock.Advance(TimeSpan.FromSeconds(60));
        var restart = await rig.RestartAsync();
        await rig.UntilAsync(() => rig.Watches.Any());

        Assert.Equal(WatchRestartReason.Stalled, restart.Reason);
    }

    [Fact]
    public async Task Gives_up_on_a_watch_that_outlives_its_own_end()
    {
        await using var rig = await ReflectorRig.CreateAsync();
        await rig.RunToWatchAsync();
        rig.Server.Put("a/one", PodJson.Of("a", "one"));
        await rig.UntilAsync(() => rig.Held.Any());
        await rig.Clock.TimerWithinAsync(TimeSpan.FromMinutes(11));

        rig.Clock.Advance(TimeSpan.FromMinutes(11));
        var restart = await rig.RestartAsync();

        Assert.Equal(WatchRestartReason.Stalled, restart.Reason);
        await rig.UntilAsync(() => rig.Watches.Count() == 2);
    }

    [Theory]
    [InlineData(500, "InternalError", WatchRestartReason.ServerError)]
    [InlineData(503, "ServiceUnavailable", WatchRestartReason.ServerError)]
    [InlineData(401, "Unauthorized", WatchRestartReason.Denied)]
    [InlineData(403, "Forbidden", WatchRestartReason.Denied)]
    [InlineData(404, "NotFound", WatchRestartReason.Refused)]
    [InlineData(410, "Gone", WatchRestartReason.Expired)]
    public async Task Tells_why_it_starts_again_and_does(int code, string word, WatchRestartReason reason)
    {
        await using var rig = await ReflectorRig.CreateAsync();
        rig.Server.Put("a/one", PodJson.Of("a", "one"));
        rig.Server.FailOnce(FakeApiServer.Refuse(code, word), FakeApiServer.Drop);
        rig.Run();

        var refused = await rig.RestartAsync();
        var dropped = await rig.RestartAsync();
        await rig.UntilAsync(() => rig.Watches.Any());

        Assert.Equal([reason, WatchRestartReason.Disconnected], [refused.Reason, dropped.Reason]);
        Assert.Equal(["a/one@node-1"], rig.Held);
    }

    [Fact]
    public async Task Never_shows_a_list_that_broke_off_in_the_middle()
    {
        await using var rig = await ReflectorRig.CreateAsync();
        rig.Server.Put("a/one", PodJson.Of("a", "one"));
        rig.Server.FailOnce(async context =>
        {
            await Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(
                context.Response, """{"metadata":{"resourceVersion":"1"},"items":[""" + PodJson.Of("a", "other"));
        });
        rig.Run();

        var restart = await rig.RestartAsync();
        await rig.UntilAsync(() => rig.Watches.Any());

        Assert.Equal(WatchRestartReason.Disconnected, restart.Reason);
        Assert.Equal(["a/one@node-1"], rig.Held);
        Assert.Single(rig.Changes);
    }
}
