using Webhook.Model.Apps;
using Webhook.Model.Meta;
using Webhook.Policy.Selectors;

namespace Webhook.Policy.Policies;

/// <summary>Judges whether a policy speaks of a DaemonSet.</summary>
/// <remarks>
/// With an update the objectSelector holds when the stored or the new labels match, as for webhooks and policies of the API
/// server: nobody leaves a policy by the very update that it forbids. Source:
/// <see href="https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#matching-requests-objectselector"/>.
/// </remarks>
internal static class PolicyMatching
{
    /// <summary>Whether all parts hold; <see cref="MatchOutcome.Unknown"/> when all do but one that needs the cluster.</summary>
    public static MatchOutcome Judge(PolicyMatch match, DaemonSetReview review) =>
        CoversNamespace(match, review.Namespace) ? JudgeSelectors(match, review, review.OldObject) : MatchOutcome.DoesNotMatch;

    /// <summary>Whether the parts hold that look at the name of the namespace alone.</summary>
    public static bool CoversNamespace(PolicyMatch match, string name) =>
        (match.Namespaces.Count == 0 || Glob.IsMatchOfAny(match.Namespaces, name)) && !Glob.IsMatchOfAny(match.ExcludeNamespaces, name);

    /// <summary>Whether there are no other parts.</summary>
    public static bool IsByNameAlone(PolicyMatch match) => match.ObjectSelector.IsEmpty && match.NamespaceSelector.IsEmpty;

    /// <summary>As <see cref="Judge"/>, for the other parts.</summary>
    /// <param name="match">The parts.</param>
    /// <param name="review">The review.</param>
    /// <param name="stored">The object whose labels count beside those of the new one; <c>null</c> for none.</param>
    public static MatchOutcome JudgeSelectors(PolicyMatch match, DaemonSetReview review, DaemonSet? stored)
    {
        if (review.Subject is not { } subject || (!Selects(match.ObjectSelector, subject) && !Selects(match.ObjectSelector, stored)))
            return MatchOutcome.DoesNotMatch;

        if (match.NamespaceSelector.IsEmpty)
            return MatchOutcome.Matches;

        if (review.NamespaceLabels is not { } labels)
            return MatchOutcome.Unknown;

        return LabelSelectorMatching.Matches(match.NamespaceSelector, labels) ? MatchOutcome.Matches : MatchOutcome.DoesNotMatch;
    }

    private static bool Selects(LabelSelector selector, DaemonSet? daemonSet) =>
        daemonSet is not null && (selector.IsEmpty || LabelSelectorMatching.Matches(selector, daemonSet.Metadata.Labels));
}
