using Webhook.Policy.Policies;
using Webhook.Policy.Selectors;

namespace Webhook.Policy.Contradictions;

/// <summary>Whether two policies can match one DaemonSet.</summary>
/// <remarks>
/// Namespaces are tried by example: what the globs of both name, each <c>*</c> as nothing or a word, each <c>?</c> as a
/// letter. Two policies that meet only in a name that no glob spells are missed; none that can't meet is taken for a pair.
/// </remarks>
internal static class SharedMatch
{
    private static readonly string[] Ordinary = ["default", "team-a"];

    /// <summary>Examples of namespaces in which both match; empty when none was found.</summary>
    public static IReadOnlyList<string> NamespacesOf(PolicyMatch one, PolicyMatch other)
    {
        if (!SelectorSatisfiability.AreSatisfiableTogether(one.ObjectSelector, other.ObjectSelector)
            || !SelectorSatisfiability.AreSatisfiableTogether(one.NamespaceSelector, other.NamespaceSelector))
        {
            return [];
        }

        return
        [
            .. Ordinary.Concat(one.Namespaces.Concat(other.Namespaces).SelectMany(Examples))
                .Where(name => PolicyMatching.CoversNamespace(one, name) && PolicyMatching.CoversNamespace(other, name))
                .Distinct(StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<string> Examples(string glob) =>
        ((string[])["", "a", "x-y"]).Select(word => glob.Replace("*", word, StringComparison.Ordinal).Replace('?', 'a')).Where(name => LabelSyntax.IsSubdomain(name));
}
