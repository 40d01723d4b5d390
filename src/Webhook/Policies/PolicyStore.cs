using Webhook.Files;
using Webhook.Policy;
using Webhook.Policy.Policies;

namespace Webhook.Policies;

/// <summary>
/// The policies that requests are judged by: those of files, which it follows, and those of the cluster, which it is given.
/// Safe for use from many threads.
/// </summary>
/// <remarks>
/// A policy of the cluster adds to the others. Where no file is named, the embedded default policy counts among them until the
/// cluster has one named default, which takes its place: a resource never takes rules away that nobody spoke of.
/// </remarks>
internal sealed class PolicyStore : IReloadable
{
    private readonly IReadOnlyList<string> _paths;
    private readonly Func<IReadOnlyList<DaemonSetPolicy>, PolicyEngine> _engine;
    private readonly TimeProvider _time;
    private readonly PolicyMetrics _metrics;
    private readonly ILogger<PolicyStore> _logger;
    private readonly Lock _gate = new();
    private PolicyLoadResult _files;
    private IReadOnlyList<LoadedPolicy> _resources = [];
    private readonly HashSet<string> _warned = new(StringComparer.Ordinal);
    private string _fingerprint;
    private string _problem = "";
    private volatile ActivePolicies _current;

    /// <summary>Begins with policies that are known to be good.</summary>
    /// <param name="paths">Files and folders to follow; none when the embedded policy is used.</param>
    /// <param name="files">What was read from them.</param>
    /// <param name="loaded">The result, without errors.</param>
    /// <param name="engine">Makes the engine of a set of policies.</param>
    /// <param name="time">Says when.</param>
    /// <param name="metrics">Counts reloads.</param>
    /// <param name="logger">Says what changed.</param>
    public PolicyStore(
        IReadOnlyList<string> paths,
        PolicyFiles files,
        PolicyLoadResult loaded,
        Func<IReadOnlyList<DaemonSetPolicy>, PolicyEngine> engine,
        TimeProvider time,
        PolicyMetrics metrics,
        ILogger<PolicyStore> logger)
    {
        (_paths, _engine, _time, _metrics, _logger) = (paths, engine, time, metrics, logger);
        _fingerprint = files.Fingerprint;
        _files = loaded;
        Warn(loaded);
        _current = Unite();
        metrics.Observe(() => Current);
    }

    /// <summary>The policies in use.</summary>
    public ActivePolicies Current => _current;

    /// <summary>Why the files were not taken over when they last changed; empty when they were.</summary>
    public string Problem => Volatile.Read(ref _problem);

    /// <inheritdoc/>
    public void Reload()
    {
        if (_paths.Count == 0)
            return;

        var files = PolicyFiles.Read(_paths);
        if (files.Fingerprint == _fingerprint)
            return;

        _fingerprint = files.Fingerprint;
        var loaded = PolicyLoader.Load(files, _time.GetUtcNow());
        if (loaded.HasErrors)
        {
            var problems = string.Join("; ", loaded.Problems);
            Volatile.Write(ref _problem, problems);
            PolicyLog.PoliciesKept(_logger, problems);
        }
        else
        {
            Warn(loaded);
            lock (_gate)
            {
                _files = loaded;
                _current = Unite();
            }

            Volatile.Write(ref _problem, "");
            PolicyLog.PoliciesReloaded(_logger, string.Join(", ", loaded.Policies.Select(policy => policy.Name)));
        }

        _metrics.Reloaded(!loaded.HasErrors);
    }

    /// <summary>Puts these policies of the cluster in place of those before.</summary>
    /// <param name="resources">Valid policies, each with a name that no file's policy can have.</param>
    public void UseResources(IReadOnlyList<LoadedPolicy> resources)
    {
        lock (_gate)
        {
            _resources = resources;
            _current = Unite();
        }
    }

    private ActivePolicies Unite()
    {
        var all = PolicyUnion.Of(_files, _resources);
        WarnOfNew(all);
        return new(_engine([.. all.Select(policy => policy.Policy)]), all, _time.GetUtcNow());
    }

    /// <summary>Warns of what contradicts each other between files and resources, each once; of files alone it was said as they were read.</summary>
    private void WarnOfNew(IReadOnlyList<LoadedPolicy> all)
    {
        if (_resources.Count == 0)
            return;

        foreach (var warning in PolicyUnion.Contradictions(all, _ => null))
        {
            if (_files.Problems.All(known => known.Message != warning.Message) && _warned.Add(warning.ToString()))
                PolicyLog.PolicyWarning(_logger, warning.ToString());
        }
    }

    private void Warn(PolicyLoadResult loaded)
    {
        foreach (var warning in loaded.Problems)
            PolicyLog.PolicyWarning(_logger, warning.ToString());
    }
}
