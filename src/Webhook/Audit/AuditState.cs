using Webhook.Policy;

namespace Webhook.Audit;

/// <summary>What is known of all live DaemonSets while this process leads. Not safe for concurrent use.</summary>
/// <param name="seed">What the last leader knew.</param>
internal sealed class AuditState(AuditSeed seed)
{
    private readonly Dictionary<(string Namespace, string Name), AuditedDaemonSet> _known = [];

    /// <summary>Whether everything has been judged once; from then on what is not known is new.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>All of them, in no order.</summary>
    public IReadOnlyCollection<AuditedDaemonSet> All => _known.Values;

    /// <summary>Everything has been judged once.</summary>
    public void Complete() => IsComplete = true;

    /// <summary>Those of a namespace, by name.</summary>
    public IEnumerable<AuditedDaemonSet> In(string @namespace) =>
        _known.Values.Where(known => known.Namespace == @namespace).OrderBy(known => known.Name, StringComparer.Ordinal);

    /// <summary>Takes in what was found now.</summary>
    /// <param name="judged">The DaemonSet, just judged.</param>
    /// <param name="now">The time, for findings that are new.</param>
    /// <returns>What is new.</returns>
    public AuditChange Put(AuditedDaemonSet judged, DateTimeOffset now)
    {
        var before = _known.TryGetValue((judged.Namespace, judged.Name), out var known) && known.Uid == judged.Uid ? known.Since : null;
        var isSilent = before is null && !IsComplete && !seed.Covers(judged.Namespace);
        before ??= seed.Of(judged.Uid);

        var since = new Dictionary<FindingKey, DateTimeOffset>();
        List<Finding> appeared = [];
        foreach (var finding in judged.Findings)
        {
            var key = FindingKey.Of(finding);
            if (!since.TryAdd(key, before.TryGetValue(key, out var first) ? first : now) || before.ContainsKey(key))
                continue;

            appeared.Add(finding);
        }

        var current = judged with { Since = since };
        _known[(judged.Namespace, judged.Name)] = current;
        return isSilent
            ? new(current, [], [])
            : new(current, appeared, [.. before.Keys.Where(key => !since.ContainsKey(key)).OrderBy(key => key.Rule, StringComparer.Ordinal)]);
    }

    /// <summary>Forgets those that are gone.</summary>
    /// <param name="isLive">Whether there is a DaemonSet of that namespace and name.</param>
    /// <returns>The namespaces that lost one.</returns>
    public IReadOnlyList<string> Forget(Func<string, string, bool> isLive)
    {
        var gone = _known.Keys.Where(key => !isLive(key.Namespace, key.Name)).ToList();
        foreach (var key in gone)
            _known.Remove(key);

        return [.. gone.Select(key => key.Namespace).Distinct()];
    }
}
