using Webhook.Policy.Selectors;

namespace Webhook.Policy.Policies;

/// <summary>Judges whether a policy speaks of a DaemonSet.</summary>
internal static class PolicyMatching
{
    /// <summary>Whether all parts hold; <see cref="MatchOutcome.Unknown"/> when all do but one that needs the cluster.</summary>
    public static MatchOutcome Judge(PolicyMatch match, DaemonSetReview review) =>
        CoversNamespace(match, review.Namespace) ? JudgeSelectors(match, review) : MatchOutcome.DoesNotMatch;

    /// <summary>Whether the parts hold that look at the name of the namespace alone.</summary>
    public static bool CoversNamespace(PolicyMatch match, string name) =>
        (match.Namespaces.Count == 0 || Glob.IsMatchOfAny(match.Namespaces, name)) && !Glob.IsMatchOfAny(match.ExcludeNamespaces, name);

    /// <summary>Whether there are no other parts.</summary>
    public static bool IsByNameAlone(PolicyMatch match) => match.ObjectSelector.IsEmpty && match.NamespaceSelector.IsEmpty;

    /// <summary>As <see cref="Judge"/>, for the other parts.</summary>
    public static MatchOutcome JudgeSelectors(PolicyMatch match, DaemonSetReview review)
    {
        if (review.Subject is not { } subject
            || (!match.ObjectSelector.IsEmpty && !LabelSelectorMatching.Matches(match.ObjectSelector, subject.Metadata.Labels)))
        {
            return MatchOutcome.DoesNotMatch;
        }

        if (match.NamespaceSelector.IsEmpty)
            return MatchOutcome.Matches;

        if (review.NamespaceLabels is not { } labels)
            return MatchOutcome.Unknown;

        return LabelSelectorMatching.Matches(match.NamespaceSelector, labels) ? MatchOutcome.Matches : MatchOutcome.DoesNotMatch;
    }
}
