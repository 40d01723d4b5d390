using System.Collections.Concurrent;
using Webhook.Model.Core;

namespace Webhook.Policy.Cluster;

/// <summary>Pods of a list by controller, and those without one by namespace.</summary>
internal sealed class PodIndex
{
    private readonly Dictionary<string, List<Pod>> _owned = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, PodRun> _runs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Pod>> _orphans = new(StringComparer.Ordinal);

    public PodIndex(IEnumerable<Pod> pods)
    {
        foreach (var pod in pods)
        {
            var (index, key) = pod.Controller is { } owner ? (_owned, owner.Uid) : (_orphans, pod.Namespace);
            if (!index.TryGetValue(key, out var group))
                index.Add(key, group = []);

            group.Add(pod);
        }
    }

    public IReadOnlyCollection<Pod> Of(string ownerUid) =>
        ownerUid.Length > 0 && _owned.TryGetValue(ownerUid, out var pods) ? pods : [];

    public IEnumerable<PodRun> RunsOf(string ownerUid) =>
        ownerUid.Length > 0 && _owned.TryGetValue(ownerUid, out var pods) ? [_runs.GetOrAdd(ownerUid, new PodRun(pods))] : [];

    public IReadOnlyCollection<Pod> OrphansIn(string @namespace) => _orphans.TryGetValue(@namespace, out var pods) ? pods : [];
}
