using Webhook.Model.Json;

namespace Webhook.Model.Core;

/// <summary>core/v1 NodeSelectorTerm: requirements that must all hold; an empty term matches nothing.</summary>
public sealed record NodeSelectorTerm
{
    /// <summary><c>matchExpressions</c>: on the node's labels.</summary>
    public IReadOnlyList<NodeSelectorRequirement> MatchExpressions { get; init => field = AbsentAsEmpty.List(value); } = [];

    /// <summary><c>matchFields</c>: on the node's fields, of which <c>metadata.name</c> is the only one.</summary>
    public IReadOnlyList<NodeSelectorRequirement> MatchFields { get; init => field = AbsentAsEmpty.List(value); } = [];
}
