using Webhook.Model.Apps;
using Webhook.Model.Core;
using Webhook.Model.Text;
using Webhook.Policy.Cluster;

namespace Webhook.Policy.Rules.Tolerations;

/// <summary>valueless-toleration: a toleration matches the taints that it is for.</summary>
/// <remarks>
/// <para>Field: <c>spec.template.spec.tolerations[*]</c> with a key, operator Equal (also by default) and no value. Allowed:
/// where a live node carries the taint without a value, or none carries the key.</para>
/// <para>Why: Equal without a value matches only a taint without one, though it reads as if it matched any.</para>
/// <para>Source: <see href="https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/"/>.</para>
/// </remarks>
internal sealed class ValuelessTolerationRule : LiveRule
{
    private const int ShownTaints = 3;

    protected override void Check(DaemonSet daemonSet, DaemonSetReview review, ClusterSnapshot cluster, FindingSink findings)
    {
        var tolerations = daemonSet.Spec.Template.Spec.Tolerations;
        for (var i = 0; i < tolerations.Count; i++)
        {
            if (tolerations[i] is { IsKeyless: false, Value: "", Operator: "" or TolerationOperator.Equal } toleration
                && MissedBy(toleration, cluster.Nodes.TaintsOf(toleration.Key)) is { } missed)
            {
                var field = FieldPaths.Toleration(i);
                findings.Report(
                    field,
                    $"{field} has key {toleration.Key}, operator Equal{(toleration.Operator.Length == 0 ? " by default" : "")} and no value, and "
                        + $"live nodes carry that taint only with a value ({Phrases.Few(missed, ShownTaints)}): it matches nothing",
                    $"set operator Exists in {field} to tolerate every value, or write the value");
            }
        }
    }

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "valueless-toleration",
        Title = "Toleration without the value that live taints have",
        Category = RuleCategory.Tolerations,
        DefaultAction = RuleAction.Warn,
        IsLive = true,
        Reads = ClusterKinds.Node,
        What = "A toleration has a key, operator Equal (the default) and no value, while live nodes carry a taint of that key and effect "
            + "only with a value.",
        Why = "Equal compares with the empty value, so the toleration matches none of those taints and the pods stay off the nodes that it "
            + "was written for.",
        Remedy = "Set operator Exists to tolerate every value, or write the value.",
        Source = "https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/",
    };

    /// <summary>The live taints of key and effect, all with a value; <c>null</c> when there are none, or one without a value.</summary>
    private static List<string>? MissedBy(Toleration toleration, IReadOnlyList<TaintCount> taints)
    {
        List<string>? missed = null;
        for (var i = 0; i < taints.Count; i++)
        {
            var (taint, nodes) = taints[i];
            if (toleration.Effect.Length > 0 && toleration.Effect != taint.Effect)
                continue;

            if (taint.Value.Length == 0)
                return null;

            (missed ??= []).Add($"{taint} on {Counted.Of(nodes, "node")}");
        }

        return missed;
    }
}
