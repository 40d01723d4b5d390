using Webhook.Model.Apps;

namespace Webhook.Policy.HostPorts;

/// <summary>Which live DaemonSets take which ports of their nodes. Immutable.</summary>
public sealed class HostPortMap
{
    private readonly Dictionary<int, List<HostPortTaker>> _takers = [];

    /// <summary>Reads the ports of all; DaemonSets that are being deleted are left out.</summary>
    public HostPortMap(IEnumerable<DaemonSet> daemonSets)
    {
        foreach (var daemonSet in daemonSets.Where(it => it.Metadata.DeletionTimestamp is null))
        {
            foreach (var use in PodHostPorts.Of(daemonSet.Spec.Template.Spec))
            {
                if (!_takers.TryGetValue(use.Port.Port, out var takers))
                    _takers.Add(use.Port.Port, takers = []);

                takers.Add(new(daemonSet, use));
            }
        }
    }

    /// <summary>All that take a port, with any protocol and on any address; empty when none does.</summary>
    public IReadOnlyList<HostPortTaker> TakersOf(int port) => _takers.TryGetValue(port, out var takers) ? takers : [];
}
