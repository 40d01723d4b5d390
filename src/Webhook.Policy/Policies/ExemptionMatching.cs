using Webhook.Policy.Rules;

namespace Webhook.Policy.Policies;

/// <summary>Judges whether an exemption speaks of a DaemonSet, a requester and a rule; its expiry is not looked at.</summary>
internal static class ExemptionMatching
{
    private const string ServiceAccountPrefix = "system:serviceaccount:";

    /// <summary>Whether all parts hold.</summary>
    public static bool Matches(Exemption exemption, DaemonSetReview review, string rule) =>
        HoldsRule(exemption.Rules, rule)
        && Holds(exemption.Namespaces, review.Namespace)
        && Holds(exemption.DaemonSets, review.Name)
        && (exemption.Users.Count == 0
            || (review.Requester.Username.Length > 0 && Glob.IsMatchOfAny(exemption.Users, review.Requester.Username)))
        && (exemption.Groups.Count == 0 || review.Requester.Groups.Any(group => Glob.IsMatchOfAny(exemption.Groups, group)))
        && (exemption.ServiceAccounts.Count == 0 || IsServiceAccount(review.Requester.Username, exemption.ServiceAccounts));

    // An exemption from a rule that was taken in by another goes on exempting from that.
    private static bool HoldsRule(IReadOnlyList<string> globs, string rule) =>
        Holds(globs, rule)
        || RuleCatalogue.Find(rule)?.Descriptor.FormerIds.Any(former => Glob.IsMatchOfAny(globs, former)) == true;

    private static bool Holds(IReadOnlyList<string> globs, string text) => globs.Count == 0 || Glob.IsMatchOfAny(globs, text);

    private static bool IsServiceAccount(string username, IReadOnlyList<string> globs) =>
        username.StartsWith(ServiceAccountPrefix, StringComparison.Ordinal)
        && Glob.IsMatchOfAny(globs, username.AsSpan(ServiceAccountPrefix.Length));
}
