using Webhook.Model.Meta;

namespace Webhook.Policy.Policies;

/// <summary><c>spec.match</c> of a policy. All parts must hold; an absent or empty part holds for everything.</summary>
public sealed record PolicyMatch
{
    /// <summary>Matches every DaemonSet.</summary>
    public static PolicyMatch Everything { get; } = new();

    /// <summary><c>namespaces</c>: globs, one of which must match the namespace; empty is every namespace.</summary>
    public IReadOnlyList<string> Namespaces { get; init; } = [];

    /// <summary><c>excludeNamespaces</c>: globs, none of which may match the namespace.</summary>
    public IReadOnlyList<string> ExcludeNamespaces { get; init; } = [];

    /// <summary>
    /// <c>namespaceSelector</c> over the labels of the Namespace. One that is not empty needs the cluster: while the
    /// labels are unknown the policy is left out and named in <see cref="Verdicts.Verdict.SkippedPolicies"/>.
    /// </summary>
    public LabelSelector NamespaceSelector { get; init; } = new();

    /// <summary><c>objectSelector</c> over the DaemonSet's own labels: for rules the stored or the new ones, for injection the new ones.</summary>
    public LabelSelector ObjectSelector { get; init; } = new();
}
