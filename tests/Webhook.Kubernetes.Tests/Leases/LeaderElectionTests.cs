using Webhook.Testing;

namespace Webhook.Kubernetes.Tests.Leases;

public sealed class LeaderElectionTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Creates_the_lease_and_leads()
    {
        await using var election = new Election();

        var a = election.Enter("a");

        Assert.True(a.Election.IsLeader);
        Assert.Equal(["elected"], a.Events);
        Assert.Equal(
            """{"holderIdentity":"a","leaseDurationSeconds":15,"acquireTime":"2026-01-01T00:00:00.000000Z","renewTime":"2026-01-01T00:00:00.000000Z","leaseTransitions":0}""",
            election.Spec.ToJsonString());
    }

    [Fact]
    public async Task Renews_every_two_seconds_with_one_request()
    {
        await using var election = new Election();
        var a = election.Enter("a");

        await election.AdvanceAsync(20.5);

        Assert.True(a.Election.IsLeader);
        Assert.Equal(["GET", "POST", .. Enumerable.Repeat("PATCH", 10)], election.Store.Requests.Select(request => request.Method));
        Assert.Equal("2026-01-01T00:00:20.000000Z", election.Spec["renewTime"]!.ToString());
        Assert.Equal("2026-01-01T00:00:00.000000Z", election.Spec["acquireTime"]!.ToString());
        Assert.Equal(["elected"], a.Events);
    }

    [Fact]
    public async Task Keeps_labels_and_what_it_does_not_know_of_a_lease_that_it_takes_over()
    {
        await using var election = new Election();
        election.Store.Put(Election.LeasePath, """
            {"metadata":{"name":"leader","namespace":"system","labels":{"app":"x"}},"spec":{"holderIdentity":"","leaseTransitions":4,"strategy":"OldestEmulationVersion"}}
            """);

        var a = election.Enter("a");
        await election.AdvanceAsync(3);

        Assert.True(a.Election.IsLeader);
        Assert.Equal("x", election.Store.Find(Election.LeasePath)!["metadata"]!["labels"]!["app"]!.ToString());
        Assert.Equal("OldestEmulationVersion", election.Spec["strategy"]!.ToString());
        Assert.Equal(5, (int)election.Spec["leaseTransitions"]!);
    }

    [Fact]
    public async Task Lets_only_one_of_two_lead()
    {
        await using var election = new Election();
        var a = election.Enter("a");
        var b = election.Enter("b");

        await election.AdvanceAsync(300);

        Assert.True(a.Election.IsLeader);
        Assert.Empty(b.Events);
    }

    [Fact]
    public async Task Takes_over_within_seconds_when_the_leader_ends_in_good_order()
    {
        await using var election = new Election();
        var a = election.Enter("a");
        var b = election.Enter("b");
        await election.AdvanceAsync(7);

        await a.StopAsync();
        var seconds = await election.AdvanceUntilAsync(() => b.Election.IsLeader);

        Assert.Equal(["elected", "lost: Released"], a.Events);
        Assert.InRange(seconds, 0, 4.5);
        Assert.Equal("b", election.Spec["holderIdentity"]!.ToString());
        Assert.Equal(1, (int)election.Spec["leaseTransitions"]!);
    }

    [Fact]
    public async Task Takes_over_when_the_time_of_a_leader_that_died_is_over_and_not_before()
    {
        await using var election = new Election();
        var a = election.Enter("a");
        var b = election.Enter("b");
        await election.AdvanceAsync(8.1);

        await a.KillAsync();
        var seconds = await election.AdvanceUntilAsync(() => b.Election.IsLeader);

        Assert.InRange(seconds, 15 - 2, 15 + 4.5 + 4.5);
    }

    [Fact]
    public async Task Stops_leading_ten_seconds_after_the_last_renewal_that_worked()
    {
        await using var election = new Election();
        var a = election.Enter("a");
        var term = await a.Election.WaitAsync(Cancellation);
        await election.AdvanceAsync(8.1);
        a.Fault = FakeObjectStore.NeverAsync;

        var seconds = await election.AdvanceUntilAsync(() => !a.Election.IsLeader);

        Assert.InRange(seconds, 9.8, 10);
        Assert.True(term.IsCancellationRequested);
        Assert.Contains("lost: Expired", a.Events);
        Assert.Contains("failed: TimeoutException", a.Events);
    }

    [Fact]
    public async Task Leads_again_once_a_server_that_was_gone_for_minutes_is_back()
    {
        await using var election = new Election();
        var a = election.Enter("a");
        var b = election.Enter("b");
        election.Store.Fault = (_, _) => throw new HttpRequestException("no route to host");
        await election.AdvanceAsync(300);
        Assert.False(a.Election.IsLeader);
        var sent = election.Store.Requests.Count;

        election.Store.Fault = (_, _) => null;
        var seconds = await election.AdvanceUntilAsync(() => a.Election.IsLeader || b.Election.IsLeader);

        Assert.InRange(seconds, 0, 4.5);
        Assert.InRange(sent, 100, 400);
    }

    [Fact]
    public async Task Survives_one_renewal_that_hangs_in_a_dead_connection()
    {
        await using var election = new Election();
        var a = election.Enter("a");
        await election.AdvanceAsync(1);
        a.Fault = FakeObjectStore.NeverAsync;
        await election.AdvanceAsync(4);
        a.Fault = null;

        await election.AdvanceAsync(60);

        Assert.Equal(["elected", "failed: TimeoutException"], a.Events);
    }

    [Fact]
    public async Task Knows_its_own_name_after_a_write_whose_answer_was_lost()
    {
        await using var election = new Election();
        var a = election.Enter("a");
        await election.AdvanceAsync(1);
        (a.Fault, a.LosesAnswers) = (_ => throw new HttpRequestException("reset"), true);
        await election.AdvanceAsync(4);
        (a.Fault, a.LosesAnswers) = (null, false);

        await election.AdvanceAsync(30);

        Assert.True(a.Election.IsLeader);
        Assert.DoesNotContain(a.Events, what => what.StartsWith("lost", StringComparison.Ordinal));
        Assert.Equal("2026-01-01T00:00:00.000000Z", election.Spec["acquireTime"]!.ToString());
    }

    [Fact]
    public async Task Stops_at_once_when_the_lease_names_another()
    {
        await using var election = new Election();
        var a = election.Enter("a");
        election.Store.Put(Election.LeasePath, """{"metadata":{"name":"leader"},"spec":{"holderIdentity":"z","leaseDurationSeconds":15,"renewTime":"x"}}""");

        var seconds = await election.AdvanceUntilAsync(() => !a.Election.IsLeader);

        Assert.InRange(seconds, 0, 2);
        Assert.Equal(["elected", "lost: Taken"], a.Events);
        Assert.InRange(await election.AdvanceUntilAsync(() => a.Election.IsLeader), 15, 15 + 4.5);
    }

    [Fact]
    public async Task Makes_the_lease_anew_when_it_was_deleted()
    {
        await using var election = new Election();
        var a = election.Enter("a");
        election.Store.Remove(Election.LeasePath);

        await election.AdvanceAsync(3);

        Assert.True(a.Election.IsLeader);
        Assert.Equal(["elected"], a.Events);
        Assert.Equal("a", election.Spec["holderIdentity"]!.ToString());
    }

    [Fact]
    public async Task Waits_as_long_as_the_server_asks()
    {
        await using var election = new Election();
        election.Store.Fault = (_, _) =>
        {
            var refusal = FakeObjectStore.Refusal(429, "TooManyRequests");
            refusal.Headers.RetryAfter = new(TimeSpan.FromSeconds(20));
            return Task.FromResult(refusal);
        };

        election.Enter("a");
        await election.AdvanceAsync(19.9);
        var before = election.Store.Requests.Count;
        await election.AdvanceAsync(0.2);

        Assert.Equal((1, 2), (before, election.Store.Requests.Count));
    }

    [Fact]
    public async Task Wakes_who_waits_for_the_next_term_and_not_for_the_one_that_ended()
    {
        await using var election = new Election();
        var a = election.Enter("a");
        var first = await a.Election.WaitAsync(Cancellation);
        a.Fault = FakeObjectStore.NeverAsync;
        await election.AdvanceUntilAsync(() => first.IsCancellationRequested);

        var waiting = a.Election.WaitAsync(Cancellation);
        var waited = waiting.IsCompleted;
        a.Fault = null;
        await election.AdvanceUntilAsync(() => a.Election.IsLeader);
        var second = await waiting;

        Assert.False(waited);
        Assert.NotEqual(first, second);
        Assert.False(second.IsCancellationRequested);
    }

    [Fact]
    public async Task Never_has_two_leaders_whatever_breaks()
    {
        var random = new Random(20260301);
        await using var election = new Election();
        List<Candidate> candidates = [election.Enter("a"), election.Enter("b"), election.Enter("c")];
        var leaders = new HashSet<Candidate>();

        for (var round = 0; round < 400; round++)
        {
            foreach (var candidate in candidates)
            {
                candidate.LosesAnswers = random.Next(2) == 0;
                candidate.Fault = random.Next(4) switch
                {
                    0 => FakeObjectStore.NeverAsync,
                    1 => _ => throw new HttpRequestException("reset"),
                    _ => null,
                };
            }

            await election.AdvanceAsync(random.Next(1, 80) / 10.0);
            leaders.UnionWith(candidates.Where(candidate => candidate.Election.IsLeader));
        }

        Assert.Equal(3, leaders.Count);
    }
}
