using Webhook.Model.Core;
using Webhook.Policy.Selectors;

namespace Webhook.Policy.Placement;

/// <summary>The labels that a namespace of OpenShift demands of the nodes of its pods.</summary>
/// <remarks>
/// OpenShift's DaemonSet controller creates no pod on a node without them. Follows <c>nodeSelectorMatches</c> of openshift/kubernetes'
/// pkg/controller/daemon/patch_daemonset.go. Two are equal when they are written alike.
/// </remarks>
public sealed class NamespaceNodeSelector : IEquatable<NamespaceNodeSelector>
{
    private readonly string _namespace;
    private readonly string _text;

    private NamespaceNodeSelector(string @namespace, string annotation, string text, NodeSelectorTerm term) =>
        (_namespace, Annotation, _text, Term) = (@namespace, annotation, text, term);

    /// <summary>Key of the annotation that holds it.</summary>
    public string Annotation { get; }

    /// <summary>What it is, for messages: <c>node selector "disk=ssd" of namespace logs</c>.</summary>
    public string Subject => $"node selector \"{_text}\" of namespace {_namespace}";

    /// <summary>The requirements; at least one.</summary>
    internal NodeSelectorTerm Term { get; }

    /// <summary>Reads the selector of a namespace.</summary>
    /// <returns><c>null</c> where there is none, where it is empty, and where it can't be read: the controller ignores it then.</returns>
    internal static NamespaceNodeSelector? Of(Namespace @namespace)
    {
        // The controller looks at the second only where the first is absent, not where it is empty.
        var annotation = @namespace.Annotations.ContainsKey(NamespaceAnnotations.SchedulerNodeSelector)
            ? NamespaceAnnotations.SchedulerNodeSelector
            : NamespaceAnnotations.OpenShiftNodeSelector;
        return @namespace.Annotations.GetValueOrDefault(annotation) is { } text && LabelSelectorText.Read(text) is { Count: > 0 } requirements
            ? new(@namespace.Name, annotation, text.Trim(), new() { MatchExpressions = requirements })
            : null;
    }

    /// <summary>Whether a node has the labels.</summary>
    public bool Matches(Node node) => RequiredNodeAffinity.Matches(Term, node);

    /// <summary>Why a node does not match, in words.</summary>
    public string Unmet(Node node) => RequiredNodeAffinity.Explain(Term, node);

    /// <inheritdoc/>
    public bool Equals(NamespaceNodeSelector? other) =>
        other is not null && _namespace == other._namespace && Annotation == other.Annotation && _text == other._text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as NamespaceNodeSelector);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_namespace, Annotation, _text);
}
