using Webhook.Policy.Selectors;

namespace Webhook.Policy.Policies;

/// <summary>Judges whether a policy speaks of a DaemonSet.</summary>
internal static class PolicyMatching
{
    /// <summary>Whether all parts hold; <see cref="MatchOutcome.Unknown"/> when all do but one that needs the cluster.</summary>
    public static MatchOutcome Judge(PolicyMatch match, DaemonSetReview review)
    {
        if (review.Subject is not { } subject
            || (match.Namespaces.Count > 0 && !Glob.IsMatchOfAny(match.Namespaces, review.Namespace))
            || Glob.IsMatchOfAny(match.ExcludeNamespaces, review.Namespace)
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
