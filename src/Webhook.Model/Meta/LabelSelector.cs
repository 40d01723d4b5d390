using Webhook.Model.Json;

namespace Webhook.Model.Meta;

/// <summary>meta/v1 LabelSelector: requirements on labels, all of which must hold.</summary>
/// <remarks>
/// A <c>null</c> selector matches nothing, an empty one matches everything.
/// Source: <see href="https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors"/>.
/// </remarks>
public sealed record LabelSelector
{
    /// <summary><c>matchLabels</c>: each key must be present with exactly this value.</summary>
    public IReadOnlyDictionary<string, string> MatchLabels { get; init => field = AbsentAsEmpty.Map(value); } = AbsentAsEmpty.Map(null);

    /// <summary><c>matchExpressions</c>.</summary>
    public IReadOnlyList<LabelSelectorRequirement> MatchExpressions { get; init => field = AbsentAsEmpty.List(value); } = [];

    /// <summary>Whether no requirement is written at all.</summary>
    public bool IsEmpty => MatchLabels.Count == 0 && MatchExpressions.Count == 0;
}
