using Webhook.Model.Core;
using Webhook.Model.Text;
using Webhook.Policy.Selectors;

namespace Webhook.Commands.Clusters;

/// <summary>A taint as <c>kubectl taint</c> writes it.</summary>
internal static class TaintText
{
    /// <summary>Reads <c>key=value:Effect</c> or <c>key:Effect</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="problem">What is wrong with it; empty when nothing is.</param>
    /// <returns><c>null</c> when something is.</returns>
    public static Taint? Parse(string text, out string problem)
    {
        var colon = text.LastIndexOf(':');
        if (colon < 0)
        {
            problem = $"the effect is missing; write {text}:NoSchedule, or another of {string.Join(", ", TaintEffect.All)}";
            return null;
        }

        var effect = text[(colon + 1)..];
        var parts = text[..colon].Split('=', 2);
        var value = parts.Length == 2 ? parts[1] : "";
        problem = Problem(parts[0], value, effect);
        return problem.Length > 0 ? null : new() { Key = parts[0], Value = value, Effect = effect };
    }

    private static string Problem(string key, string value, string effect)
    {
        if (LabelSyntax.QualifiedNameErrors(key) is [var badKey, ..])
            return $"key '{key}' {badKey}";

        if (LabelSyntax.LabelValueErrors(value) is [var badValue, ..])
            return $"value '{value}' {badValue}";

        if (TaintEffect.All.Contains(effect))
            return "";

        var hint = NearestWord.Find(effect, TaintEffect.All) is { } nearest ? $"; did you mean {nearest}?" : "";
        return $"effect '{effect}' must be one of {string.Join(", ", TaintEffect.All)}{hint}";
    }
}
