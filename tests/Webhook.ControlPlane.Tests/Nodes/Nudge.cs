using System.Diagnostics;
using System.Text.Json.Nodes;
using Webhook.ControlPlane.Tests.Clusters;
using Webhook.Kubernetes.Api;

namespace Webhook.ControlPlane.Tests.Nodes;

/// <summary>Has the DaemonSet controller look at DaemonSets again, by an annotation of theirs: that changes nothing but asks for a sync.</summary>
/// <remarks>
/// Since Kubernetes 1.34 a NoSchedule taint on a node that has a pod asks for none (syncNodeUpdate in daemon_controller.go): the
/// status then shows what was, until something else happens. That is no error of the controller, and what is compared with
/// its figures is what it makes of the nodes when it looks.
/// </remarks>
internal sealed class Nudge(LiveCluster cluster)
{
    // The controller sees a node's change in its own time, maybe after the first of these.
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Stopwatch _since = Stopwatch.StartNew();
    private int _given;

    /// <summary>Gives one to each, unless the last was less than a second ago; the first comes after a second, too.</summary>
    public async Task GiveAsync(params IEnumerable<ResourcePath> daemonSets)
    {
        if (_since.Elapsed < Interval)
            return;

        _given++;
        foreach (var daemonSet in daemonSets)
            await cluster.PatchAsync(daemonSet, new JsonObject { ["metadata"] = new JsonObject { ["annotations"] = new JsonObject { ["nudge"] = $"{_given}" } } });

        _since.Restart();
    }
}
