using System.Globalization;
using Webhook.Policy.Injection;
using Webhook.Policy.Rules;

namespace Webhook.Policy.Verdicts;

/// <summary>Tells findings about tolerations that the policies themselves add from those about what somebody wrote.</summary>
/// <remarks>
/// The author of a DaemonSet can do nothing about the former: taken out, the entry is added again. They are no findings, and
/// a warning about the policies names the settings that contradict each other. An entry that was added because the DaemonSet asks for it with
/// <see cref="InjectionWishes.ControlPlaneKey"/> is the author's, or the label would open what a rule denies; only the
/// remedy is another.
/// </remarks>
internal static class InjectedEntries
{
    private static readonly string List = FieldPaths.Toleration(0)[..^"[0]".Length] + "[";

    /// <summary>A finding as the author of the DaemonSet is to read it; <c>null</c> when it is none of theirs.</summary>
    public static Finding? ForAuthor(Finding finding, DaemonSetReview review, MatchedPolicies policies)
    {
        if (IndexOf(finding.Field) is not { } index
            || review.Subject is not { } daemonSet
            || index >= daemonSet.Spec.Template.Spec.Tolerations.Count
            || InjectionWishes.RefusesInjection(daemonSet.Metadata))
        {
            return finding;
        }

        var toleration = daemonSet.Spec.Template.Spec.Tolerations[index];
        bool IsWanted(bool asksForControlPlane) =>
            policies.Wanted(daemonSet.Spec.Template.Spec.HostNetwork, asksForControlPlane).Items.Any(item => item.Toleration == toleration);
        if (IsWanted(asksForControlPlane: false))
            return null;

        return InjectionWishes.AsksForControlPlane(daemonSet.Metadata) && IsWanted(asksForControlPlane: true)
            ? finding with { Remedy = $"drop the label or annotation {InjectionWishes.ControlPlaneKey}, which has the entry added, and the entry" }
            : finding;
    }

    /// <summary>The index in <c>spec.template.spec.tolerations[2].effect</c>; <c>null</c> for another field.</summary>
    private static int? IndexOf(string field)
    {
        if (!field.StartsWith(List, StringComparison.Ordinal) || field.IndexOf(']', List.Length) is not (var end and > 0))
            return null;

        return int.TryParse(field.AsSpan(List.Length, end - List.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;
    }
}
