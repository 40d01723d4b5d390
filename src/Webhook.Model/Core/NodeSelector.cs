using Webhook.Model.Json;

namespace Webhook.Model.Core;

/// <summary>core/v1 NodeSelector: terms of which one must hold; an empty list matches nothing.</summary>
public sealed record NodeSelector
{
    /// <summary><c>nodeSelectorTerms</c>.</summary>
    public IReadOnlyList<NodeSelectorTerm> NodeSelectorTerms { get; init => field = AbsentAsEmpty.List(value); } = [];
}
