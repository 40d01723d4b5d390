using Webhook.Kubernetes.Api;

namespace Webhook.Kubernetes.Leases;

/// <summary>Elects one leader among the processes that run this with the same Lease.</summary>
/// <remarks>
/// Follows client-go's leader election, with two differences: a process that loses the Lease tries again instead of ending,
/// and one that sees another's name in it stops at once instead of at its deadline. Two leaders at one time would need
/// clocks of which one runs half as fast again as the other.
/// Source: <see href="https://kubernetes.io/docs/concepts/architecture/leases/#leader-election"/>.
/// </remarks>
public sealed class LeaderElection : ILeadership
{
    // client-go's JitterFactor: a waiting candidate tries after one to 2.2 periods, so that many don't try together.
    private const double Jitter = 1.2;

    // A server that asks for more than this has lost count.
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromSeconds(30);

    // A pod that ends has 30 s in all; a Lease that is not given back ends by itself.
    private static readonly TimeSpan ReleasePatience = TimeSpan.FromSeconds(2);

    private readonly LeaseSettings _settings;
    private readonly TimeProvider _clock;
    private readonly Random _random;
    private readonly ILeadershipObserver _observer;
    private readonly LeaseLock _lease;
    private readonly Lock _gate = new();
    private TaskCompletionSource<CancellationToken> _elected = NewElection();
    private LeaderTerm? _term;

    /// <param name="reader">Reads the Lease.</param>
    /// <param name="writer">Writes it.</param>
    /// <param name="settings">Which Lease.</param>
    /// <param name="clock">Measures and waits.</param>
    /// <param name="random">Spreads tries; must be safe for use by many threads.</param>
    /// <param name="observer">Is told of what happens.</param>
    public LeaderElection(
        IObjectReader reader, IObjectWriter writer, LeaseSettings settings, TimeProvider clock, Random random, ILeadershipObserver observer)
    {
        (_settings, _clock, _random, _observer) = (settings, clock, random, observer);
        _lease = new(reader, writer, settings, clock);
    }

    /// <inheritdoc/>
    public bool IsLeader => Volatile.Read(ref _term)?.Holds ?? false;

    /// <inheritdoc/>
    public Task<CancellationToken> WaitAsync(CancellationToken cancellation)
    {
        lock (_gate)
            return _elected.Task.WaitAsync(cancellation);
    }

    /// <summary>Takes part until cancelled, then gives the Lease back. Whatever the server does, it goes on trying.</summary>
    /// <remarks>What is done as leader should have ended by then: the next leader may begin at once.</remarks>
    public async Task RunAsync(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            var wait = await TryAsync(cancellation).ConfigureAwait(false);
            await Task.Delay(wait, _clock, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        End(_term, LeadershipLoss.Released);
        await ReleaseAsync().ConfigureAwait(false);
    }

    /// <summary>One try; answers how long to wait before the next.</summary>
    private async Task<TimeSpan> TryAsync(CancellationToken cancellation)
    {
        // Half the deadline, so that a renewal that hangs in a dead connection leaves time for one more.
        using var patience = new CancellationTokenSource(_settings.RenewDeadline / 2, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        var (asked, askedAt) = (_clock.GetTimestamp(), _clock.GetUtcNow());
        var retryAfter = TimeSpan.Zero;
        try
        {
            if (await _lease.TryTakeAsync(either.Token).ConfigureAwait(false))
                Lead(asked, askedAt);
            else if (_lease.IsHeldByAnother)
                End(_term, LeadershipLoss.Taken);
        }
        catch (Exception failure)
        {
            // Nothing may end the loop: a process that no longer takes part could be the only one left.
            if (cancellation.IsCancellationRequested)
                return TimeSpan.Zero;

            retryAfter = (failure as KubernetesApiException)?.RetryAfter ?? TimeSpan.Zero;
            _observer.OnFailure(patience.IsCancellationRequested ? new TimeoutException($"no answer within {(_settings.RenewDeadline / 2).TotalSeconds:0.#} s") : failure);
        }

        if (_term is { Holds: false } over)
            End(over, LeadershipLoss.Expired);

        var wait = IsLeader ? _settings.RetryPeriod : _settings.RetryPeriod * (1 + (Jitter * _random.NextDouble()));
        retryAfter = retryAfter < LongestRetryAfter ? retryAfter : LongestRetryAfter;
        return retryAfter > wait ? retryAfter : wait;
    }

    private void Lead(long asked, DateTimeOffset askedAt)
    {
        if (_term is { Holds: true } term)
        {
            term.Renew(asked, askedAt);
            return;
        }

        End(_term, LeadershipLoss.Expired);
        LeaderTerm begun = null!;
        begun = new(_clock, _settings.RenewDeadline, () => End(begun, LeadershipLoss.Expired));
        lock (_gate)
        {
            _term = begun;
            begun.Renew(asked, askedAt);
            _elected.SetResult(begun.Token);
        }

        _observer.OnElected();
    }

    /// <summary>Ends a term unless it has ended. Who waits for the next one can do so before the token of this one is cancelled.</summary>
    private void End(LeaderTerm? term, LeadershipLoss reason)
    {
        lock (_gate)
        {
            if (term is null || _term != term)
                return;

            _term = null;
            _elected = NewElection();
        }

        term.Dispose();
        _observer.OnLost(reason);
    }

    private async Task ReleaseAsync()
    {
        using var patience = new CancellationTokenSource(ReleasePatience, _clock);
        try
        {
            await _lease.ReleaseAsync(patience.Token).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            _observer.OnFailure(failure);
        }
    }

    private static TaskCompletionSource<CancellationToken> NewElection() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
