using Webhook.Model.Apps;
using Webhook.Model.Core;
using Webhook.Policy.Selectors;

namespace Webhook.Policy.Rules.UpdateStrategies;

/// <summary>surge-affinity-conflict: a pod that surges must be allowed beside the old one.</summary>
/// <remarks>
/// <para>Fields: <c>spec.updateStrategy.rollingUpdate.maxSurge</c> with a required term of
/// <c>spec.template.spec.affinity.podAntiAffinity</c> that matches the template's own labels. Allowed: one of the two. A term
/// with matchLabelKeys or mismatchLabelKeys, or with a namespaceSelector over labels that are not known, is left alone: what it matches can't be told.</para>
/// <para>Why: the scheduler keeps the new pod off the node of the old one, which the controller deletes only once the new one is available.</para>
/// <para>Source: <see href="https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#inter-pod-affinity-and-anti-affinity"/>.</para>
/// </remarks>
internal sealed class SurgeAffinityConflictRule : DaemonSetRule
{
    private const string Terms = "spec.template.spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution";

    protected override void Check(DaemonSet daemonSet, DaemonSetReview review, FindingSink findings)
    {
        var strategy = daemonSet.Spec.UpdateStrategy;
        if (strategy.Type != DaemonSetUpdateStrategy.RollingUpdateType
            || strategy.RollingUpdate?.MaxSurge is not { } surge
            || StrategyNumber.Of(surge) is null or 0
            || daemonSet.Spec.Template.Spec.Affinity?.PodAntiAffinity is not { } antiAffinity)
        {
            return;
        }

        var terms = antiAffinity.RequiredDuringSchedulingIgnoredDuringExecution;
        for (var i = 0; i < terms.Count; i++)
        {
            if (!KeepsOffItself(terms[i], daemonSet, review))
                continue;

            findings.Report(
                FieldPaths.MaxSurge,
                $"{FieldPaths.MaxSurge} is {surge} while {Terms}[{i}] keeps pods with the template's own labels apart by {terms[i].TopologyKey}: "
                    + "the new pod of a node stays Pending until the old one fails, is deleted or is preempted, and the roll-out waits for it",
                "set maxSurge 0 and maxUnavailable 1, or drop the term: a DaemonSet runs one pod a node without it");
        }
    }

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "surge-affinity-conflict",
        Title = "Surge against the template's own anti-affinity",
        Category = RuleCategory.UpdateStrategy,
        DefaultAction = RuleAction.Warn,
        What = "spec.updateStrategy.rollingUpdate.maxSurge is above 0 while a required term of the template's podAntiAffinity matches the "
            + "labels of the template itself, in its own namespace.",
        Why = "The scheduler keeps the new pod off the node for as long as the old one is there, and the controller deletes a healthy old pod only "
            + "once the new one is available. The roll-out waits on its first nodes until an old pod fails or somebody deletes it.",
        Remedy = "Set maxSurge to 0 and maxUnavailable to 1 or more, or drop the term: a DaemonSet runs one pod a node without it.",
        Source = "https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#inter-pod-affinity-and-anti-affinity",
    };

    private static bool KeepsOffItself(PodAffinityTerm term, DaemonSet daemonSet, DaemonSetReview review) =>
        term is { TopologyKey.Length: > 0, MatchLabelKeys.Count: 0, MismatchLabelKeys.Count: 0 }
        && LabelSelectorMatching.Matches(term.LabelSelector, daemonSet.Spec.Template.Metadata.Labels)
        && IsInNamespace(term, review);

    private static bool IsInNamespace(PodAffinityTerm term, DaemonSetReview review) =>
        (term.Namespaces.Count == 0 && term.NamespaceSelector is null)
        || term.Namespaces.Contains(review.Namespace)
        || (term.NamespaceSelector is { } selector
            && (selector.IsEmpty || (review.NamespaceLabels is { } labels && LabelSelectorMatching.Matches(selector, labels))));
}
