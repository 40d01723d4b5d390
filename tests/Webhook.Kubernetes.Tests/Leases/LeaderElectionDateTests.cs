using Webhook.Testing;

namespace Webhook.Kubernetes.Tests.Leases;

/// <summary>Leases name dates, and machines differ in theirs: they decide nothing but whether a machine has slept.</summary>
public sealed class LeaderElectionDateTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(-365)]
    [InlineData(365)]
    public async Task Does_not_mind_dates_that_are_years_apart(int days)
    {
        await using var election = new Election();
        var a = election.Enter("a");
        var b = election.Enter("b", new ShiftedClock(election.Clock) { Ahead = TimeSpan.FromDays(days) });
        await election.AdvanceAsync(60);

        await a.KillAsync();
        var seconds = await election.AdvanceUntilAsync(() => b.Election.IsLeader);

        Assert.InRange(seconds, 15 - 2, 15 + 4.5 + 4.5);
    }

    [Fact]
    public async Task Stops_leading_when_the_date_jumps_as_after_a_sleep_of_the_machine_and_leads_again()
    {
        await using var election = new Election();
        var clock = new ShiftedClock(election.Clock);
        var a = election.Enter("a", clock);
        var term = await a.Election.WaitAsync(Cancellation);

        clock.Ahead = TimeSpan.FromHours(1);
        var led = a.Election.IsLeader;
        await election.AdvanceAsync(2.2);

        Assert.False(led);
        Assert.True(term.IsCancellationRequested);
        Assert.True(a.Election.IsLeader);
        Assert.Equal(["elected", "lost: Expired", "elected"], a.Events);
    }

    [Fact]
    public async Task Goes_on_leading_when_the_date_is_set_back()
    {
        await using var election = new Election();
        var clock = new ShiftedClock(election.Clock);
        var a = election.Enter("a", clock);

        clock.Ahead = TimeSpan.FromDays(-1);
        await election.AdvanceAsync(1);
        a.Fault = FakeObjectStore.NeverAsync;

        Assert.InRange(await election.AdvanceUntilAsync(() => !a.Election.IsLeader), 8.8, 9.1);
    }
}
