using Webhook.Model.Core;
using Webhook.Model.Text;
using Webhook.Policy.Cluster;
using Webhook.Policy.Selectors;

namespace Webhook.Commands.Clusters;

/// <summary>A taint as <c>kubectl taint</c> writes it.</summary>
internal static class TaintText
{
    /// <summary>Reads <c>key=value:Effect</c> or <c>key:Effect</c>; <c>key:Effect-</c> and <c>key-</c> take the taint away.</summary>
    /// <param name="text">The text.</param>
    /// <param name="problem">What is wrong with it; empty when nothing is.</param>
    public static TaintChange Parse(string text, out string problem)
    {
        var isRemoval = text.EndsWith('-');
        var written = isRemoval ? text[..^1] : text;
        var colon = written.LastIndexOf(':');
        var effect = colon < 0 ? "" : written[(colon + 1)..];
        var parts = (colon < 0 ? written : written[..colon]).Split('=', 2);
        var taint = new Taint { Key = parts[0], Value = parts.Length == 2 ? parts[1] : "", Effect = effect };
        problem = colon < 0 && !isRemoval
            ? $"the effect is missing; write {text}:NoSchedule, or another of {string.Join(", ", TaintEffect.All)}, or {text}- to take the taint away"
            : Problem(taint, mayLackEffect: isRemoval && colon < 0);
        return new(taint, isRemoval);
    }

    private static string Problem(Taint taint, bool mayLackEffect)
    {
        if (LabelSyntax.QualifiedNameErrors(taint.Key) is [var badKey, ..])
            return $"key '{taint.Key}' {badKey}";

        if (LabelSyntax.LabelValueErrors(taint.Value) is [var badValue, ..])
            return $"value '{taint.Value}' {badValue}";

        if (mayLackEffect || TaintEffect.All.Contains(taint.Effect))
            return "";

        var hint = NearestWord.Find(taint.Effect, TaintEffect.All) is { } nearest ? $"; did you mean {nearest}?" : "";
        return $"effect '{taint.Effect}' must be one of {string.Join(", ", TaintEffect.All)}{hint}";
    }
}
