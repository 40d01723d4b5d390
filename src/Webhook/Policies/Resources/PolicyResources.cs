using System.Threading.Channels;
using Webhook.Kubernetes.Api;
using Webhook.Kubernetes.Caches;

namespace Webhook.Policies.Resources;

/// <summary>Follows the DaemonSetPolicies of the cluster: takes them over beside those of files, and keeps their status right.</summary>
/// <remarks>Where their definition is not installed there are none; one that is installed later is found within half a minute.</remarks>
internal sealed class PolicyResources : IStoreListener<CustomResource>
{
    /// <summary>
    /// Between two looks at every status when no policy changes: DaemonSets come and go, and another replica may have led.
    /// </summary>
    public static readonly TimeSpan StatusInterval = TimeSpan.FromSeconds(10);

    /// <summary>From a change to the look at the status: what belongs together has then arrived, our own writes among it.</summary>
    public static readonly TimeSpan StatusDelay = TimeSpan.FromSeconds(1);

    /// <summary>
    /// For how long the server waits for the first list before it reports ready without: a replaced API server answers again
    /// within it, and a cluster whose API server is reachable for nobody gets its webhooks back soon.
    /// </summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Reflector<CustomResource> _reflector;
    private readonly ResourcePolicies _policies;
    private readonly PolicyStore _store;
    private readonly PolicyStatusWriter _writer;
    private readonly TimeProvider _time;
    private readonly PolicyWatchLog _log;
    private readonly TaskCompletionSource _listed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Channel<bool> _changes = Signal();
    private readonly Channel<bool> _statusChanges = Signal();
    private volatile IReadOnlyList<ResourcePolicy> _used = [];
    private volatile bool _known;
    private volatile bool _overdue;

    /// <param name="source">The cluster.</param>
    /// <param name="policies">Reads and keeps them.</param>
    /// <param name="store">Takes those that are in use.</param>
    /// <param name="writer">Writes their status.</param>
    /// <param name="time">The clock.</param>
    /// <param name="log">Is told of restarts of the watch.</param>
    public PolicyResources(
        IListWatch source, ResourcePolicies policies, PolicyStore store, PolicyStatusWriter writer, TimeProvider time, PolicyWatchLog log)
    {
        (_policies, _store, _writer, _time, _log) = (policies, store, writer, time, log);
        var type = Kubernetes.Api.Resources.DaemonSetPolicies;
        _reflector = new(source, type, new(type), time, Random.Shared, log);
        _reflector.Store.Subscribe(this);
    }

    /// <summary>How well the cluster is followed.</summary>
    public ReflectorState State => _reflector.State;

    /// <summary>Whether it is known once which policies the cluster has, be it none, and they are in use.</summary>
    public bool IsKnown => _known;

    /// <summary>Why the server is not to be asked yet; empty once the policies are known, or were waited for in vain.</summary>
    public string Unready => _known || _overdue ? "" : $"the DaemonSetPolicies of the cluster have not been listed yet{Because()}";

    /// <summary>What is wrong with them, or with the listing of them; empty when nothing is.</summary>
    public string Problem => _known || !_overdue
        ? _policies.Problem
        : $"requests are judged without the DaemonSetPolicies of the cluster, which could not be listed within {Patience.TotalSeconds:0} s{Because()}";

    /// <summary>What is to run from the start of the server to its end, each with a name for the log.</summary>
    public IReadOnlyList<(string Name, Func<CancellationToken, Task> Run)> Loops =>
    [
        ("the watch of DaemonSetPolicies", _reflector.RunAsync),
        ("the use of DaemonSetPolicies", UseAsync),
        ("the first list of DaemonSetPolicies", WaitAsync),
        ("the status of DaemonSetPolicies", WriteStatusAsync),
    ];

    /// <inheritdoc/>
    public void OnChange(StoreChange<CustomResource> change) => _changes.Writer.TryWrite(true);

    private async Task UseAsync(CancellationToken cancellation)
    {
        while (true)
        {
            // Asked in this order: what is held before the first list is nothing, and tells nothing.
            var synced = _reflector.IsSynced;
            var current = _reflector.Store.Current;
            if (_policies.Follow(current.All))
                _store.UseResources([.. _policies.Current.Select(policy => policy.InUse).OfType<LoadedPolicy>()]);

            // Only now may a status say so.
            _used = _policies.Current;
            if (synced && !_known)
            {
                _known = true;
                _listed.TrySetResult();
            }

            _statusChanges.Writer.TryWrite(true);
            await _changes.Reader.ReadAsync(cancellation);
        }
    }

    /// <summary>Says when the policies are waited for in vain, and when they have come after all.</summary>
    private async Task WaitAsync(CancellationToken cancellation)
    {
        var listed = ListedAsync(cancellation);
        try
        {
            await listed.WaitAsync(Patience, _time, cancellation);
        }
        catch (TimeoutException)
        {
            _overdue = true;
            _log.Overdue(Patience);
            await listed;
            _log.Known();
        }
    }

    private async Task ListedAsync(CancellationToken cancellation)
    {
        await _reflector.Synced.WaitAsync(cancellation);
        // A list of nothing changes nothing, and tells no listener.
        _changes.Writer.TryWrite(true);
        await _listed.Task.WaitAsync(cancellation);
    }

    private string Because() => _log.Failure is { Length: > 0 } failure ? $": {failure}" : "";

    private async Task WriteStatusAsync(CancellationToken cancellation)
    {
        while (true)
        {
            await ChangeOrIntervalAsync(cancellation);
            await Task.Delay(StatusDelay, _time, cancellation);
            _statusChanges.Reader.TryRead(out var _);
            await _writer.WriteAsync(_used, cancellation);
        }
    }

    private async Task ChangeOrIntervalAsync(CancellationToken cancellation)
    {
        using var interval = new CancellationTokenSource(StatusInterval, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(interval.Token, cancellation);
        try
        {
            await _statusChanges.Reader.WaitToReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // The interval is over.
        }
    }

    /// <summary>Holds one signal, however often it is given before it is taken.</summary>
    private static Channel<bool> Signal() => Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
}
