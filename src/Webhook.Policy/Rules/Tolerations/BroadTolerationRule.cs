using Webhook.Model.Apps;
using Webhook.Model.Core;
using Webhook.Model.Text;
using Webhook.Policy.Cluster;
using Webhook.Policy.Tolerations;

namespace Webhook.Policy.Rules.Tolerations;

/// <summary>broad-toleration: a toleration names the taints that it is for.</summary>
/// <remarks>
/// <para>Field: <c>spec.template.spec.tolerations[*]</c>. Allowed: any toleration with a key; in the parameter
/// <c>allowedNamespaces</c>, where the agents live that nodes can't do without, any toleration.</para>
/// <para>Why: the pods run on nodes that were tainted to be kept free of them, now and in the future.</para>
/// <para>Source: <see href="https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/"/>.</para>
/// </remarks>
internal sealed class BroadTolerationRule(IReadOnlyList<string> allowedNamespaces) : DaemonSetRule
{
    /// <summary>Its id.</summary>
    internal const string Id = "broad-toleration";

    private const int ShownTaints = 5;

    public BroadTolerationRule()
        : this(ControlPlaneAccessRule.DefaultNamespaces)
    {
    }

    public override Rule Configure(RuleParameters parameters) =>
        new BroadTolerationRule(parameters.Strings("allowedNamespaces") ?? allowedNamespaces);

    protected override void Check(DaemonSet daemonSet, DaemonSetReview review, FindingSink findings)
    {
        var tolerations = daemonSet.Spec.Template.Spec.Tolerations;
        if (tolerations.Count == 0 || Glob.IsMatchOfAny(allowedNamespaces, review.Namespace))
            return;

        for (var i = 0; i < tolerations.Count; i++)
        {
            if (tolerations[i] is { IsKeyless: true, Operator: TolerationOperator.Exists } toleration)
            {
                var effect = toleration.Effect.Length == 0 ? "" : $" and effect {toleration.Effect}";
                findings.Report(
                    FieldPaths.Toleration(i),
                    $"{FieldPaths.Toleration(i)} has operator Exists without a key{effect}: {Opens(toleration)}"
                        + OnLiveNodes(toleration, review.Cluster),
                    "name the taint keys that the pods must tolerate, one toleration each");
            }
        }
    }

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = Id,
        Title = "Toleration of every taint key",
        Category = RuleCategory.Tolerations,
        DefaultAction = RuleAction.Audit,
        What = "A toleration has operator Exists and no key, with or without an effect, so it tolerates every taint of that effect. "
            + "With a cluster the finding names the taints of live nodes that it opens. "
            + "Where control-plane-access reports the same entry, one of the two findings is shown: the more severe one, else this one.",
        Why = "The pods also run on nodes that are tainted to be kept free of them: control planes, nodes reserved for one team, nodes "
            + "being repaired. A network or storage agent may need that; most agents do not.",
        Remedy = "Name the taint keys that the pods must tolerate, one toleration each.",
        Source = "https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/",
        Parameters =
        [
            new(
                "allowedNamespaces",
                RuleParameterType.Globs,
                ControlPlaneAccessRule.DefaultNamespacesText,
                "Namespaces whose DaemonSets may tolerate every taint."),
        ],
    };

    /// <summary>The taints of live nodes that keep daemon pods away and that it opens; empty while no cluster is known.</summary>
    private static string OnLiveNodes(Toleration toleration, ClusterSnapshot? cluster)
    {
        if (cluster is null)
            return "";

        var opened = cluster.Nodes.Taints
            .Where(count => count.Taint.Effect != TaintEffect.PreferNoSchedule && TolerationMatching.Tolerates(toleration, count.Taint))
            .Select(count => $"{count.Taint} on {Counted.Of(count.Nodes, "node")}")
            .ToList();
        return opened.Count == 0 ? " (no live node has one now)" : $" (of live nodes {Phrases.Few(opened, ShownTaints)})";
    }

    private static string Opens(Toleration toleration) => toleration.Effect switch
    {
        TaintEffect.NoSchedule => "it opens every NoSchedule taint to the pods",
        TaintEffect.NoExecute when toleration.TolerationSeconds is { } seconds =>
            $"it opens every NoExecute taint to the pods, each time for {long.Max(seconds, 0)} s",
        TaintEffect.NoExecute => "it opens every NoExecute taint to the pods, so that none evicts them",
        TaintEffect.PreferNoSchedule => "it opens every PreferNoSchedule taint, none of which keeps a daemon pod away anyway",
        _ => "it opens every NoSchedule, PreferNoSchedule and NoExecute taint to the pods, so that they run on any node and no taint "
            + "evicts them",
    };
}
