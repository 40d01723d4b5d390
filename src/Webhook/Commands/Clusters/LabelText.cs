using Webhook.Policy.Cluster;
using Webhook.Policy.Selectors;

namespace Webhook.Commands.Clusters;

/// <summary>A label as <c>kubectl label</c> writes it.</summary>
internal static class LabelText
{
    /// <summary>Reads <c>key=value</c>, or <c>key-</c>, which takes the label away.</summary>
    /// <param name="text">The text.</param>
    /// <param name="problem">What is wrong with it; empty when nothing is.</param>
    public static LabelChange Parse(string text, out string problem)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var isRemoval = equals < 0 && text.EndsWith('-');
        var key = equals >= 0 ? text[..equals] : isRemoval ? text[..^1] : text;
        var value = equals >= 0 ? text[(equals + 1)..] : null;
        problem = equals < 0 && !isRemoval ? $"the value is missing; write {text}=VALUE, or {text}- to take the label away"
            : LabelSyntax.QualifiedNameErrors(key) is [var badKey, ..] ? $"key '{key}' {badKey}"
            : LabelSyntax.LabelValueErrors(value ?? "") is [var badValue, ..] ? $"value '{value}' {badValue}"
            : "";
        return new(key, value);
    }
}
