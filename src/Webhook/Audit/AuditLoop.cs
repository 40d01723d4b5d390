using Webhook.Cluster;
using Webhook.Kubernetes.Leases;
using Webhook.Policy;

namespace Webhook.Audit;

/// <summary>The background audit: judges every live DaemonSet when something changes that concerns it, and all of them now and then.</summary>
/// <remarks>Runs while this process leads. Whatever it finds it only tells: it changes no DaemonSet.</remarks>
internal sealed class AuditLoop
{
    private readonly AuditSettings _settings;
    private readonly ILeadership _leadership;
    private readonly Func<ClusterView> _view;
    private readonly Func<PolicyEngine> _engine;
    private readonly DirtyMarks _marks;
    private readonly AuditOutput? _output;
    private readonly TimeProvider _time;
    private readonly AuditMetrics _metrics;
    private readonly AuditPass _pass;
    private readonly ILogger<AuditLoop> _logger;

    /// <param name="settings">When it runs.</param>
    /// <param name="leadership">Whether this process may.</param>
    /// <param name="view">The cluster now.</param>
    /// <param name="engine">The policies now; another instance when they have changed.</param>
    /// <param name="marks">What has changed in the cluster.</param>
    /// <param name="output">Where to write; <c>null</c> to write nothing.</param>
    /// <param name="time">The clock.</param>
    /// <param name="metrics">Measures.</param>
    /// <param name="loggers">Makes loggers.</param>
    public AuditLoop(
        AuditSettings settings,
        ILeadership leadership,
        Func<ClusterView> view,
        Func<PolicyEngine> engine,
        DirtyMarks marks,
        AuditOutput? output,
        TimeProvider time,
        AuditMetrics metrics,
        ILoggerFactory loggers)
    {
        (_settings, _leadership, _view, _engine, _marks) = (settings, leadership, view, engine, marks);
        (_output, _time, _metrics, _logger) = (output, time, metrics, loggers.CreateLogger<AuditLoop>());
        _pass = new(time, metrics, loggers.CreateLogger<AuditPass>());
    }

    /// <summary>Audits until cancelled, whenever this process leads.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var term = await _leadership.WaitAsync(cancellation);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(term, cancellation);
            try
            {
                await LeadAsync(either.Token);
            }
            catch (OperationCanceledException) when (term.IsCancellationRequested && !cancellation.IsCancellationRequested)
            {
                AuditLog.LeftToAnother(_logger);
            }
            finally
            {
                _metrics.Hide();
            }
        }
    }

    /// <summary>One term of leading. Looks every second whether there is something to do, which costs nothing.</summary>
    private async Task LeadAsync(CancellationToken cancellation)
    {
        Knowledge? known = null;
        while (true)
        {
            // A cache that is not complete, or too old, is not judged: pods that it does not know of would be missing ones.
            if (_view().Snapshot is not null)
                known = await StepAsync(known, _engine(), cancellation);

            await Task.Delay(_settings.Tick, _time, cancellation);
        }
    }

    private async Task<Knowledge?> StepAsync(Knowledge? known, PolicyEngine engine, CancellationToken cancellation)
    {
        if (known is null || _time.GetElapsedTime(known.FullAt) >= _settings.Interval)
            return await JudgeAllAsync(known?.State, engine, cancellation);

        if (known.Engine != engine)
            _marks.MarkAll();

        if (_marks.TakeDue() is { } scope)
        {
            var result = await JudgeAsync(known.State, scope, engine, cancellation);
            _metrics.Show([.. known.State.All], known.Date);
            AuditLog.Followed(_logger, result.Judged, result.Appeared, result.Gone);
            await WriteAsync(known.State, result.Namespaces, result.Changes, cancellation);
        }
        else if (_output is { Reports.IsDue: true })
        {
            await _output.Reports.WriteAsync(cancellation);
        }

        return known with { Engine = engine };
    }

    private async Task<Knowledge> JudgeAllAsync(AuditState? state, PolicyEngine engine, CancellationToken cancellation)
    {
        var reports = _output is null ? [] : await _output.Reports.BeginAsync(cancellation);
        state ??= new(new(reports));
        var known = new Knowledge(state, engine, _time.GetTimestamp(), _time.GetUtcNow());
        _marks.Clear();
        var result = await JudgeAsync(state, AuditScope.Everything, engine, cancellation);
        state.Complete();
        var elapsed = _time.GetElapsedTime(known.FullAt);
        _metrics.Passed(elapsed);
        _metrics.Show([.. state.All], known.Date);
        AuditLog.Passed(_logger, result.Judged, elapsed.TotalMilliseconds, state.All.Sum(one => one.Findings.Count), result.Appeared, result.Gone);

        result.Namespaces.UnionWith(_output?.Reports.Namespaces ?? []);
        result.Namespaces.UnionWith(state.All.Select(one => one.Namespace));
        await WriteAsync(state, result.Namespaces, result.Changes, cancellation);
        return known;
    }

    /// <summary>To be called when the marks were taken, not before: what the snapshot does not hold yet is marked from then on.</summary>
    private async Task<AuditPassResult> JudgeAsync(AuditState state, AuditScope scope, PolicyEngine engine, CancellationToken cancellation)
    {
        if (_view().Snapshot is { } cluster)
            return await _pass.RunAsync(state, scope, engine, cluster, cancellation);

        // The cache has become too old this very moment.
        _marks.MarkAll();
        return new();
    }

    private async Task WriteAsync(
        AuditState state, IReadOnlyCollection<string> namespaces, IReadOnlyList<AuditChange> changes, CancellationToken cancellation)
    {
        if (_output is not { } output)
            return;

        foreach (var @namespace in namespaces)
            output.Reports.Want(@namespace, state.In(@namespace));

        await output.Reports.WriteAsync(cancellation);
        await output.Events.TellAsync(changes, cancellation);
    }

    /// <summary>What one term of leading knows.</summary>
    /// <param name="State">All DaemonSets.</param>
    /// <param name="Engine">What they were judged by, or are marked to be.</param>
    /// <param name="FullAt">Timestamp of the last pass over everything.</param>
    /// <param name="Date">When that was.</param>
    private sealed record Knowledge(AuditState State, PolicyEngine Engine, long FullAt, DateTimeOffset Date);
}
