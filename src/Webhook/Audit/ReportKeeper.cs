using Webhook.Cluster;
using Webhook.Kubernetes.Api;
using Webhook.Kubernetes.Leases;
using Webhook.Kubernetes.Reports;

namespace Webhook.Audit;

/// <summary>Keeps one report a namespace equal to what was found. Not safe for concurrent use.</summary>
/// <remarks>
/// What could not be written stays to be written; after a failure that concerns all of them it waits, longer each time, so
/// that a server in trouble is not asked once for each namespace.
/// </remarks>
/// <param name="store">The reports in the cluster.</param>
/// <param name="name">Name of each report.</param>
/// <param name="configuration">Name of the ValidatingWebhookConfiguration that owns them.</param>
/// <param name="leadership">Only who leads writes.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Says what can't be written.</param>
internal sealed class ReportKeeper(
    ReportStore store, string name, string configuration, ILeadership leadership, TimeProvider time, ILogger<ReportKeeper> logger)
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    private readonly Dictionary<string, PolicyReport> _written = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PolicyReport?> _wanted = new(StringComparer.Ordinal);
    private ReportApi? _api;

    // Those that are not preferred, until our reports in them are gone: of another leader's time, or of ours.
    private List<ReportApi> _outdated = [];
    private ReportOwner? _owner;
    private bool _knows;
    private bool _said;
    private bool _ownerMissed;
    private TimeSpan _wait;
    private TimeSpan _pause;
    private long _pauseBegan;
    private string _problem = "";

    /// <summary>Whether something is still to be written and it is time to try.</summary>
    public bool IsDue => time.GetElapsedTime(_pauseBegan) >= _pause && (_knows ? _api is not null && _wanted.Count > 0 : _problem.Length > 0);

    /// <summary>Namespaces that have a report.</summary>
    public IReadOnlyCollection<string> Namespaces => _written.Keys;

    /// <summary>Begins anew: forgets what was wanted, and looks which API is served, who owns the reports, and what they say, whoever wrote it.</summary>
    /// <returns>The reports; empty when there are none or they can't be read.</returns>
    public async Task<IReadOnlyCollection<PolicyReport>> BeginAsync(CancellationToken cancellation)
    {
        await LookAsync(cancellation);
        // A change of the API wants what was written before, which may be out of date.
        _wanted.Clear();
        return [.. _written.Values];
    }

    /// <summary>Says what the report of a namespace is to be; <c>null</c> for no report.</summary>
    public void Want(string @namespace, IEnumerable<AuditedDaemonSet> daemonSets) =>
        _wanted[@namespace] = NamespaceReport.Of(@namespace, name, daemonSets);

    /// <summary>Writes what is not yet as wanted.</summary>
    public async Task WriteAsync(CancellationToken cancellation)
    {
        if (!_knows)
            await LookAsync(cancellation);

        if (!_knows || _api is not { } api)
            return;

        var refused = "";
        foreach (var (@namespace, report) in _wanted.OrderBy(wanted => wanted.Key, StringComparer.Ordinal).ToList())
        {
            if (!leadership.IsLeader)
                return;

            try
            {
                await WriteAsync(api, @namespace, report is null ? null : report with { Owner = _owner }, cancellation);
                _wanted.Remove(@namespace);
            }
            catch (KubernetesApiException refusal) when (refusal.Code is 404 or 405)
            {
                // The namespace is there, so it is the API that isn't, or that is going: there may be another one.
                _knows = false;
                Fail(refusal);
                return;
            }
            catch (KubernetesApiException refusal) when (IsRefusal(refusal))
            {
                // For a reason that need not concern the others.
                refused = ClusterFailure.Reason(refusal);
            }
            catch (Exception failure) when (ClusterFailure.IsExpected(failure))
            {
                Fail(failure);
                return;
            }
        }

        _wait = refused.Length > 0 ? LongestWait : TimeSpan.Zero;
        Pause(_wait);
        Say(refused);
    }

    private async Task LookAsync(CancellationToken cancellation)
    {
        _knows = false;
        try
        {
            var api = await store.DiscoverAsync(cancellation);
            await ChangeAsync(api, cancellation);
            if (api is not null)
            {
                await FindOwnerAsync(cancellation);
                var listed = await store.ListAsync(api, cancellation);
                _written.Clear();
                foreach (var report in listed)
                    _written[report.Namespace] = report;
            }

            _knows = true;
        }
        catch (Exception failure) when (ClusterFailure.IsExpected(failure))
        {
            Fail(failure);
        }
    }

    private async Task WriteAsync(ReportApi api, string @namespace, PolicyReport? report, CancellationToken cancellation)
    {
        var written = _written.GetValueOrDefault(@namespace);
        try
        {
            if (report is not null && (written is null || !report.SaysTheSameAs(written)))
            {
                await store.ApplyAsync(api, report, cancellation);
                _written[@namespace] = report;
            }
            else if (report is null && written is not null)
            {
                await store.DeleteAsync(api, @namespace, cancellation);
                _written.Remove(@namespace);
            }
        }
        catch (KubernetesApiException refusal) when (refusal.IsNamespaceGone)
        {
            // It takes its report along.
            _written.Remove(@namespace);
        }
    }

    /// <summary>
    /// Says which API is used when that changes, and has all reports written there. Those in one that is no longer preferred would tell
    /// old news for ever.
    /// </summary>
    private async Task ChangeAsync(ReportApi? api, CancellationToken cancellation)
    {
        if (!_said || api != _api)
        {
            if (api is null)
                AuditLog.NoReports(logger, ReportApi.OpenReports.ApiVersion, ReportApi.PolicyReports.ApiVersion);
            else
                AuditLog.ReportsWritten(logger, $"{api.ApiVersion} {api.Plural}");

            // What one API held, the other one lacks.
            foreach (var (@namespace, report) in _written)
                _wanted.TryAdd(@namespace, report);

            _written.Clear();
            _outdated = api is null ? [] : [.. ReportApi.All.Where(other => other != api)];
            (_api, _said) = (api, true);
        }

        while (_outdated is [var outdated, ..])
        {
            IReadOnlyCollection<PolicyReport> left = [];
            await UnlessRefusedAsync(async () => left = await store.ListAsync(outdated, cancellation));
            foreach (var report in left)
                await UnlessRefusedAsync(() => store.DeleteAsync(outdated, report.Namespace, cancellation));

            _outdated.RemoveAt(0);
        }
    }

    /// <summary>What is no longer served, or out of reach for good, must not hold up the rest.</summary>
    private static async Task UnlessRefusedAsync(Func<Task> request)
    {
        try
        {
            await request();
        }
        catch (KubernetesApiException refusal) when (IsRefusal(refusal))
        {
            return;
        }
    }

    /// <summary>Whether asking again will bring the same answer.</summary>
    private static bool IsRefusal(KubernetesApiException answer) => answer.Code is >= 400 and < 500 and not 401 and not 429;

    private async Task FindOwnerAsync(CancellationToken cancellation)
    {
        if (await LookForOwnerAsync(cancellation) is { } owner)
        {
            (_owner, _ownerMissed) = (owner, false);
        }
        else if (_owner is not null && !_ownerMissed)
        {
            // The release may be going, and we with it: what is written now in the name of the old owner goes too.
            _ownerMissed = true;
        }
        else if (_owner is not null || !_ownerMissed)
        {
            (_owner, _ownerMissed) = (null, true);
            AuditLog.NoOwner(logger, configuration);
        }
    }

    /// <summary>A report without an owner is better than none: not to be allowed to look is like finding nothing.</summary>
    private async Task<ReportOwner?> LookForOwnerAsync(CancellationToken cancellation)
    {
        try
        {
            return await store.FindOwnerAsync(configuration, cancellation);
        }
        catch (KubernetesApiException refusal) when (refusal.Code == 403)
        {
            return null;
        }
    }

    private void Fail(Exception failure)
    {
        _wait = _wait == TimeSpan.Zero ? FirstWait : _wait * 2 < LongestWait ? _wait * 2 : LongestWait;
        var asked = (failure as KubernetesApiException)?.RetryAfter ?? TimeSpan.Zero;
        Pause(asked > _wait && asked < LongestWait ? asked : _wait);
        Say(ClusterFailure.Reason(failure));
    }

    private void Pause(TimeSpan pause) => (_pause, _pauseBegan) = (pause, time.GetTimestamp());

    /// <summary>Each problem once, and that it is over.</summary>
    private void Say(string problem)
    {
        if (problem == _problem)
            return;

        if (problem.Length > 0)
            AuditLog.ReportsBehind(logger, problem);
        else
            AuditLog.ReportsUpToDate(logger);

        _problem = problem;
    }
}
