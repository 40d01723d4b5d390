using Webhook.Model.Apps;
using Webhook.Model.Core;
using Webhook.Model.Text;
using Webhook.Policy.Cluster;
using Webhook.Policy.HostPorts;
using Webhook.Policy.Selectors;

namespace Webhook.Policy.Rules.Placement;

/// <summary>host-port-conflict: each port of a node is taken once.</summary>
/// <remarks>
/// <para>Fields: <c>hostPort</c> of containers and sidecars, or <c>containerPort</c> under hostNetwork, with protocol and
/// hostIP. Allowed: ports that no other DaemonSet takes on the same nodes, no live pod of another owner holds there now, and no
/// other container of this one takes.</para>
/// <para>Why: the second pod of a node stays Pending until the port is free.</para>
/// <para>Source: <see href="https://kubernetes.io/docs/concepts/configuration/overview/#services"/>.</para>
/// </remarks>
internal sealed class HostPortConflictRule : LiveRule
{
    private const int ShownNodes = 3;

    // Numbers that are looked at first; a template with more is judged at once.
    private const int FewPorts = 32;

    protected override void Check(DaemonSet daemonSet, DaemonSetReview review, ClusterSnapshot cluster, FindingSink findings)
    {
        // Whatever clashes has the number of another port: most templates have none, which shows without an object for each.
        Span<int> numbers = stackalloc int[FewPorts];
        var count = PodHostPorts.Numbers(daemonSet.Spec.Template.Spec, numbers);
        if (count == 0
            || (count <= FewPorts && !SharesNumber(numbers[..count], review, cluster.HostPorts) && !IsHeldByPod(numbers[..count], cluster.Objects.PodsWithHostPorts)))
        {
            return;
        }

        var uses = PodHostPorts.Of(daemonSet.Spec.Template.Spec);
        ReportOwn(uses, findings);
        foreach (var (other, clashes) in Clashes(uses, review, cluster.HostPorts))
        {
            List<string> nodes = [];
            var shared = cluster.PlacementOf(daemonSet).Shares(cluster.PlacementOf(other), nodes, ShownNodes);
            if (shared > 0)
                Report(other, clashes, shared, nodes, findings);
        }

        PortHolders.Report(uses, daemonSet, review, cluster, findings);
    }

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "host-port-conflict",
        Title = "Host port that is taken twice on a node",
        Category = RuleCategory.Placement,
        DefaultAction = RuleAction.Warn,
        IsLive = true,
        Reads = ClusterKinds.Node | ClusterKinds.DaemonSet | ClusterKinds.Pod,
        What = "Another DaemonSet takes the same host port with the same protocol on nodes that both run on, or two containers of this one "
            + "do, or a pod of any other owner (a static pod, a Deployment's) holds it on such a node now. Ports count by hostPort, and by containerPort under hostNetwork; different values of hostIP don't clash, an absent one "
            + "clashes with each.",
        Why = "The pod that comes second stays Pending on those nodes until the port is free; under hostNetwork without declared ports its process fails "
            + "to bind.",
        Remedy = "Use another port for one of the two, or keep them on different nodes.",
        Source = "https://kubernetes.io/docs/concepts/configuration/overview/#services",
    };

    private static bool SharesNumber(ReadOnlySpan<int> numbers, DaemonSetReview review, HostPortMap map)
    {
        for (var i = 0; i < numbers.Length; i++)
        {
            if (numbers[..i].Contains(numbers[i]) || IsTakenByAnother(numbers[i], review, map))
                return true;
        }

        return false;
    }

    private static bool IsHeldByPod(ReadOnlySpan<int> numbers, IReadOnlyList<Pod> holders)
    {
        for (var i = 0; i < holders.Count; i++)
        {
            var ports = holders[i].HostPorts;
            for (var j = 0; j < ports.Count; j++)
            {
                if (numbers.Contains(ports[j].Port))
                    return true;
            }
        }

        return false;
    }

    private static bool IsTakenByAnother(int number, DaemonSetReview review, HostPortMap map)
    {
        var takers = map.TakersOf(number);
        for (var i = 0; i < takers.Count; i++)
        {
            if (!SelectorOverlap.IsItself(review, takers[i].DaemonSet))
                return true;
        }

        return false;
    }

    private static void ReportOwn(IReadOnlyList<HostPortUse> uses, FindingSink findings)
    {
        var taken = new TakenPorts();
        foreach (var use in uses)
        {
            if (taken.Take(use) is { } first)
            {
                findings.Report(
                    use.Field,
                    $"{use.Field} takes host port {use.Text} for container {use.Container}, which {first.Field} takes for "
                        + $"container {first.Container}: one of them can't listen",
                    "use another port for one of the two");
            }
        }
    }

    private static void Report(DaemonSet other, List<HostPortUse> clashes, int shared, List<string> nodes, FindingSink findings)
    {
        var name = $"DaemonSet {other.Metadata.Namespace}/{other.Metadata.Name}";
        var shown = nodes.Count < shared ? $"{string.Join(", ", nodes)} and {shared - nodes.Count} more" : Phrases.And(nodes);
        var ports = clashes.Count == 1 ? $"host port {clashes[0].Text}" : $"host ports {Phrases.And([.. clashes.Select(clash => clash.Text)])}";
        findings.Report(
            clashes[0].Field,
            $"{clashes[0].Field} takes {ports}, as {name} does, on {Counted.Of(shared, "node")} that both run on ({shown}): one of the two "
                + $"pods stays Pending there",
            $"use {(clashes.Count == 1 ? "another port" : "other ports")} for one of the two, or keep them on different nodes with nodeSelector");
    }

    /// <summary>This one's ports that clash, by the DaemonSet that they clash with, in order of namespace and name.</summary>
    private static IEnumerable<(DaemonSet Other, List<HostPortUse> Mine)> Clashes(
        IReadOnlyList<HostPortUse> uses, DaemonSetReview review, HostPortMap map) =>
        uses.SelectMany(use => map.TakersOf(use.Port.Port)
                .Where(taker => use.ClashesWith(taker.Use) && !SelectorOverlap.IsItself(review, taker.DaemonSet))
                .Select(taker => (taker.DaemonSet, Use: use)))
            .GroupBy(clash => clash.DaemonSet, clash => clash.Use, ReferenceEqualityComparer.Instance)
            .Select(group => ((DaemonSet)group.Key!, group.Distinct().ToList()))
            .OrderBy(group => group.Item1.Metadata.Namespace, StringComparer.Ordinal)
            .ThenBy(group => group.Item1.Metadata.Name, StringComparer.Ordinal);
}
