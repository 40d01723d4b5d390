namespace Webhook.Policy.Selectors;

/// <summary>One requirement of a selector that some labels do not meet.</summary>
/// <param name="Field">Path below the selector: <c>matchLabels</c> or <c>matchExpressions[0]</c>.</param>
/// <param name="Key">The label key.</param>
/// <param name="Operator">The operator as written; <c>In</c> for an entry of matchLabels.</param>
/// <param name="Values">The values as written.</param>
/// <param name="Label">The label's value; <c>null</c> when the label is missing.</param>
public sealed record UnmetRequirement(string Field, string Key, string Operator, IReadOnlyList<string> Values, string? Label)
{
    /// <summary>What the requirement asks for, words for a message: <c>app must be "web"</c>.</summary>
    public string Wanted => Operator switch
    {
        SelectorOperator.In when Values.Count == 1 => $"{Key} must be {Quoted}",
        SelectorOperator.In => $"{Key} must be one of {Quoted}",
        SelectorOperator.NotIn when Values.Count == 1 => $"{Key} must not be {Quoted}",
        SelectorOperator.NotIn => $"{Key} must be none of {Quoted}",
        SelectorOperator.Exists => $"{Key} must be set",
        SelectorOperator.DoesNotExist => $"{Key} must not be set",
        SelectorOperator.Gt => $"{Key} must be a number above {Quoted}",
        SelectorOperator.Lt => $"{Key} must be a number below {Quoted}",
        _ => $"{Key} has the unknown operator \"{Operator}\"",
    };

    /// <summary>What the labels have, words for a message: <c>it is "db"</c> or <c>it is missing</c>.</summary>
    public string Actual => Label is null ? "it is missing" : $"it is \"{Label}\"";

    /// <summary>Both halves: <c>app must be "web" but it is "db"</c>.</summary>
    public override string ToString() => $"{Wanted} but {Actual}";

    private string Quoted => string.Join(", ", Values.Select(value => $"\"{value}\""));
}
