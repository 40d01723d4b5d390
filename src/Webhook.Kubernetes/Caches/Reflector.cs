using System.Runtime.ExceptionServices;
using Webhook.Kubernetes.Api;
using Webhook.Kubernetes.Decoding;

namespace Webhook.Kubernetes.Caches;

/// <summary>Lists a resource, then watches it, for ever: a store that lags but never lies.</summary>
/// <remarks>
/// Follows client-go's tools/cache/reflector.go: list in pages, watch from the list's version with bookmarks, go on from
/// the last version seen after a break, list again when that version is too old. Events are applied in the order of the
/// server; versions are never compared. A resource that may be absent has no objects where the server does not know it, and
/// is looked for again. Every request after a failure waits (<see cref="Backoff"/>), and so does one after
/// a watch that did not last, so that no server state makes a storm.
/// </remarks>
public sealed class Reflector<T> : IReflector
    where T : class
{
    // A watch that lived so long shows that the server works; at one more every 5 s a resource costs little even if each
    // of them breaks.
    private static readonly TimeSpan HealthyAfter = TimeSpan.FromSeconds(5);

    // A server that asks for more than this has lost count; the cache must not sleep through the repair.
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromMinutes(5);

    // For so long a 404 may be a server that has just come up and does not know its own definitions yet: what is held of
    // the resource stays. After that there is no such resource.
    private static readonly TimeSpan AbsenceDoubt = TimeSpan.FromMinutes(1);

    private readonly IListWatch _source;
    private readonly ResourceType<T> _type;
    private readonly TimeProvider _clock;
    private readonly Random _random;
    private readonly IWatchObserver _observer;
    private readonly TimeSpan _shortestWatch;
    private readonly InternPool _pool = new();
    private readonly Backoff _backoff;
    private readonly UnreadableObjects _unreadable;
    private string? _version;
    private long? _absentSince;
    private DateTimeOffset _began;
    private long _watchBegan;
    private long _lastContact = -1;
    private long _behindSince = -1;
    private long _unknownEvents;
    private readonly TaskCompletionSource _synced = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="source">Where objects come from.</param>
    /// <param name="type">Which objects.</param>
    /// <param name="store">Where they are kept; nobody else may write to it.</param>
    /// <param name="clock">Waits and time-outs.</param>
    /// <param name="random">Spreads waits; used by this loop alone unless it is thread-safe.</param>
    /// <param name="observer">Is told of each restart and recovery.</param>
    /// <param name="maxAge">For how long readers rely on a silent cluster; see <see cref="WatchLength"/>.</param>
    public Reflector(
        IListWatch source, ResourceType<T> type, Store<T> store, TimeProvider clock, Random random, IWatchObserver observer, TimeSpan? maxAge = null)
    {
        (_source, _type, Store, _clock, _random, _observer) = (source, type, store, clock, random, observer);
        _shortestWatch = WatchLength.Shortest(maxAge);
        _backoff = new(random);
        _unreadable = new(observer);
    }

    /// <summary>What is kept.</summary>
    public Store<T> Store { get; }

    /// <inheritdoc/>
    public bool IsSynced => _synced.Task.IsCompleted;

    /// <summary>Completes when the store holds a whole list for the first time, or the resource is known to be absent.</summary>
    public Task Synced => _synced.Task;

    /// <inheritdoc/>
    public DateTimeOffset? LastContact => Moment(Interlocked.Read(ref _lastContact));

    /// <inheritdoc/>
    public DateTimeOffset? BehindSince => Moment(Interlocked.Read(ref _behindSince));

    /// <inheritdoc/>
    public ReflectorState State =>
        new(_type.Name, IsSynced, Store.Current.Count, LastContact, Interlocked.Read(ref _unknownEvents), _unreadable.Count) { BehindSince = BehindSince };

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            var failure = await TryOnceAsync(cancellation).ConfigureAwait(false);
            if (cancellation.IsCancellationRequested)
                return;

            var wait = WaitAfter(failure);
            if (failure is KubernetesApiException { Code: 404 } && _type.MayBeAbsent)
            {
                BeAbsent(failure, wait);
            }
            else
            {
                _absentSince = null;
                FallBehind(failure);
                _observer.OnRestart(new(_type.Name, failure is null ? WatchRestartReason.Ended : RestartClassifier.Classify(failure), wait, failure, _began));
            }

            await Task.Delay(wait, _clock, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>One list if need be, and one watch to its end. Answers what ended it; <c>null</c> for the server's own good end.</summary>
    private async Task<Exception?> TryOnceAsync(CancellationToken cancellation)
    {
        _began = _clock.GetUtcNow();
        _watchBegan = -1;
        try
        {
            _version ??= await ListAsync(cancellation).ConfigureAwait(false);
            _watchBegan = _clock.GetTimestamp();
            await WatchAsync(cancellation).ConfigureAwait(false);
            return null;
        }
        catch (Exception failure)
        {
            // A loop that ends leaves a store that lies, so nothing ends it; the observer is told whatever it was.
            if (failure is KubernetesApiException { IsExpired: true })
                _version = null;

            return failure;
        }
    }

    /// <summary>Takes note that there is no such resource; the observer is told the first time, since nothing is amiss.</summary>
    private void BeAbsent(Exception answer, TimeSpan wait)
    {
        Contact();
        BeInStep();
        _version = null;
        _synced.TrySetResult();
        if (_absentSince is null)
        {
            _absentSince = _clock.GetTimestamp();
            _observer.OnRestart(new(_type.Name, WatchRestartReason.Absent, wait, answer, _began));
        }

        if (Store.Current.Count > 0 && _clock.GetElapsedTime(_absentSince.Value) >= AbsenceDoubt)
            Store.Replace([]);
    }

    private async Task<string> ListAsync(CancellationToken cancellation)
    {
        var list = await new ListPager<T>(_source, _type, _pool).ReadAsync(Contact, cancellation).ConfigureAwait(false);
        _unreadable.Replace(list.Unreadable);
        Store.Replace(list.Items);
        _absentSince = null;
        _synced.TrySetResult();

        // As good as followed up to now; whether it is followed from now on, the watch will show.
        if (Interlocked.Read(ref _behindSince) >= 0)
            Interlocked.Exchange(ref _behindSince, _clock.GetUtcNow().UtcTicks);

        return list.ResourceVersion;
    }

    private async Task WatchAsync(CancellationToken cancellation)
    {
        var timeout = _shortestWatch * (1 + _random.NextDouble());
        await foreach (var change in _source.WatchAsync(_type, new(_version!, timeout), _pool, cancellation).ConfigureAwait(false))
        {
            Contact();
            Apply(change);
        }
    }

    private void Apply(WatchEvent<T> change)
    {
        switch (change.Type)
        {
            case WatchEventType.Added or WatchEventType.Modified or WatchEventType.Deleted:
                Apply(change.Type, change.Object);
                break;
            case WatchEventType.Opened:
                BeInStep();
                return;
            case WatchEventType.Bookmark:
                break;
            case WatchEventType.Error:
                ExceptionDispatchInfo.Throw(new KubernetesApiException($"WATCH {_type.Path}", change.Status ?? new()));
                break;
            default:
                Interlocked.Increment(ref _unknownEvents);
                return;
        }

        if (change.Object.ResourceVersion.Length > 0)
            _version = change.Object.ResourceVersion;
    }

    private void Apply(WatchEventType type, Decoded<T> changed)
    {
        // An event without a name that can be read is about nobody: what is held stays.
        if (type != WatchEventType.Deleted && changed.Value is { } value)
            Store.Put(value);
        else if (changed.Identity.Name.Length > 0)
            Store.Remove(changed.Identity.Namespace, changed.Identity.Name);

        // What it was before is not what it is now, so an object that became unreadable is gone until it can be read again;
        // a new list says the same.
        if (type != WatchEventType.Deleted && changed.Unreadable is { } unreadable)
            _unreadable.Add(unreadable);
        else
            _unreadable.Remove(changed.Identity);
    }

    private TimeSpan WaitAfter(Exception? failure)
    {
        var lasted = _watchBegan >= 0 && _clock.GetElapsedTime(_watchBegan) >= HealthyAfter;
        if (lasted)
        {
            _backoff.Reset();
            if (failure is null)
                return TimeSpan.Zero;
        }

        var wait = _backoff.Next();
        var asked = (failure as KubernetesApiException)?.RetryAfter ?? TimeSpan.Zero;
        asked = asked < LongestRetryAfter ? asked : LongestRetryAfter;
        // On top of what the server asks, a little of our own, or all its clients come back at the same moment.
        return asked > wait ? asked + (wait / 2) : wait;
    }

    private void Contact() => Interlocked.Exchange(ref _lastContact, _clock.GetUtcNow().UtcTicks);

    /// <summary>Notes since when nothing is followed; a watch that the server ended in good order is begun anew at once.</summary>
    private void FallBehind(Exception? failure)
    {
        if (failure is not null)
            Interlocked.CompareExchange(ref _behindSince, _clock.GetUtcNow().UtcTicks, -1);
    }

    private void BeInStep()
    {
        if (Interlocked.Exchange(ref _behindSince, -1) >= 0)
            _observer.OnRecovery(_type.Name);
    }

    private static DateTimeOffset? Moment(long ticks) => ticks < 0 ? null : new DateTimeOffset(ticks, TimeSpan.Zero);
}
