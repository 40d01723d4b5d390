using System.Net;
using Webhook.Testing;

namespace Webhook.Tests.EndToEnd;

/// <summary>A server whose date jumps while its seconds go on, as by a wrong time server, a restored machine, or somebody who sets it.</summary>
public sealed class MovedClockTests
{
    private const string LastEvent = "daemonset_webhook_cache_last_event_timestamp_seconds{resource=\"nodes\"}";
    private static readonly string Create = Reviews.Create(Reviews.Agent());

    [Fact]
    public async Task Relies_on_a_silent_cluster_for_no_longer_when_the_date_is_set_back()
    {
        ShiftedClock? date = null;
        await using var live = await StartAsync(clock => date = clock);
        await live.LoseClusterAsync();

        date!.Ahead = TimeSpan.FromHours(-12);
        live.Clock.Advance(TimeSpan.FromMinutes(4));
        var young = await live.WarningsAsync("/validate", Create);
        live.Clock.Advance(TimeSpan.FromMinutes(3));
        var old = await live.WarningsAsync("/validate", Create);
        await live.FindClusterAsync();
        var after = await live.WarningsAsync("/validate", Create);

        Assert.StartsWith("DaemonSet logging/agent: runs on 3 of 5 nodes: ", Assert.Single(young), StringComparison.Ordinal);
        Assert.Matches("^DaemonSet logging/agent: not checked against the cluster, since the cluster's [a-z]+ could not be followed for 7m: ", Assert.Single(old));
        Assert.Equal(young, after);
        Assert.Matches(" is back after [1-9][0-9]*[sm]$", live.Server.Log.Lines.First(line => line.Id == 4001).Line);
        Assert.InRange(await live.Server.MetricAsync(LastEvent), Seconds(date.GetUtcNow()) - 3600, Seconds(date.GetUtcNow()));
    }

    [Fact]
    public async Task Relies_on_the_cluster_again_as_soon_as_it_is_heard_of_after_the_date_has_jumped_ahead()
    {
        ShiftedClock? date = null;
        await using var live = await StartAsync(clock => date = clock);

        date!.Ahead = TimeSpan.FromDays(30);
        await live.UntilAsync(() => live.Server.Server.Live!.Cluster.Cache.States.All(state => state.LastContact > date.GetUtcNow().AddHours(-1)), live.Api.Bookmark);
        var heard = await live.WarningsAsync("/validate", Create);
        var last = await live.Server.MetricAsync(LastEvent);
        date.Ahead = TimeSpan.Zero;
        var home = await live.WarningsAsync("/validate", Create);

        Assert.StartsWith("DaemonSet logging/agent: runs on 3 of 5 nodes: ", Assert.Single(heard), StringComparison.Ordinal);
        Assert.Equal(heard, home);
        Assert.InRange(last, Seconds(live.Clock.GetUtcNow().AddDays(30)) - 3600, Seconds(live.Clock.GetUtcNow().AddDays(30)));
        Assert.InRange(await live.Server.MetricAsync(LastEvent), Seconds(live.Clock.GetUtcNow()) - 3600, Seconds(live.Clock.GetUtcNow()));
    }

    [Theory]
    [InlineData(365 * 20, HttpStatusCode.ServiceUnavailable)]
    [InlineData(1, HttpStatusCode.OK)]
    [InlineData(-1, HttpStatusCode.OK)]
    [InlineData(-365, HttpStatusCode.OK)]
    public async Task Answers_whatever_the_date_and_says_that_the_certificate_has_expired_for_as_long_as_it_has(int days, HttpStatusCode readiness)
    {
        ShiftedClock? date = null;
        await using var server = await TestServer.StartAsync(change: surroundings => surroundings with { Time = date = new((FakeTimeProvider)surroundings.Time) });

        date!.Ahead = TimeSpan.FromDays(days);
        server.Clock.Advance(TimeSpan.FromMinutes(1));
        var moved = await TestServer.ReviewAsync(server.Client(), "/mutate", Create);
        var (status, text) = await server.OperationsAsync("/readyz");
        date.Ahead = TimeSpan.Zero;
        server.Clock.Advance(TimeSpan.FromMinutes(1));
        var home = await TestServer.ReviewAsync(server.Client(), "/mutate", Create);

        Assert.True(moved.TryGetProperty("patch", out var patch));
        Assert.Equal(patch.GetString(), home.GetProperty("patch").GetString());
        Assert.Equal((readiness, readiness != HttpStatusCode.OK), (status, text.Contains("[-]certificate failed: expired on ", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.OK, (await server.OperationsAsync("/readyz")).Status);
    }

    private static async Task<LiveServer> StartAsync(Action<ShiftedClock> take)
    {
        var live = await LiveServer.StartUnsyncedAsync(LiveObjects.FiveNodes, surroundings: surroundings =>
        {
            var clock = new ShiftedClock((FakeTimeProvider)surroundings.Time);
            take(clock);
            return surroundings with { Time = clock };
        });
        await live.UntilInStepAsync();
        return live;
    }

    private static double Seconds(DateTimeOffset moment) => moment.ToUnixTimeMilliseconds() / 1000.0;
}
