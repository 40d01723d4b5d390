using Webhook.Files;
using Webhook.Policy;
using Webhook.Policy.Policies;

namespace Webhook.Policies;

/// <summary>The policies that requests are judged by; follows their files. Safe for use from many threads.</summary>
internal sealed class PolicyStore : IReloadable
{
    private readonly IReadOnlyList<string> _paths;
    private readonly Func<IReadOnlyList<DaemonSetPolicy>, PolicyEngine> _engine;
    private readonly TimeProvider _time;
    private readonly PolicyMetrics _metrics;
    private readonly ILogger<PolicyStore> _logger;
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
        _current = Activate(loaded);
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
            _current = Activate(loaded);
            Volatile.Write(ref _problem, "");
            PolicyLog.PoliciesReloaded(_logger, string.Join(", ", loaded.Policies.Select(policy => policy.Name)));
        }

        _metrics.Reloaded(!loaded.HasErrors);
    }

    private ActivePolicies Activate(PolicyLoadResult loaded)
    {
        foreach (var warning in loaded.Problems)
            PolicyLog.PolicyWarning(_logger, warning.ToString());

        return new(_engine(loaded.Policies), loaded.Loaded, _time.GetUtcNow());
    }
}
