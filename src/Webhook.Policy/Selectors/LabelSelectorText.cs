using Webhook.Model.Core;

namespace Webhook.Policy.Selectors;

/// <summary>Label selectors in the language of <c>kubectl get -l</c>: <c>disk=ssd,zone in (a, b),!gpu</c>.</summary>
/// <remarks>
/// Follows <c>Parse</c> of k8s.io/apimachinery's pkg/labels/selector.go. Source:
/// <see href="https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors"/>.
/// </remarks>
internal static class LabelSelectorText
{
    private const string Special = "=!(),<>";

    /// <summary>The requirements of a selector, as a term of a node selector writes them.</summary>
    /// <returns>None for an empty text, which selects everything; <c>null</c> for one that is no selector.</returns>
    public static IReadOnlyList<NodeSelectorRequirement>? Read(string text)
    {
        var tokens = new Queue<string>(Tokens(text));
        List<NodeSelectorRequirement> requirements = [];
        while (tokens.Count > 0)
        {
            if (requirements.Count > 0 && tokens.Dequeue() != ",")
                return null;

            if (ReadRequirement(tokens) is not { } requirement || !IsValid(requirement))
                return null;

            requirements.Add(requirement);
        }

        return requirements;
    }

    private static NodeSelectorRequirement? ReadRequirement(Queue<string> tokens)
    {
        if (Take(tokens, "!"))
            return Word(tokens) is { Length: > 0 } absent ? new() { Key = absent, Operator = SelectorOperator.DoesNotExist } : null;

        if (Word(tokens) is not { Length: > 0 } key)
            return null;

        if (tokens.Count == 0 || tokens.Peek() == ",")
            return new() { Key = key, Operator = SelectorOperator.Exists };

        return tokens.Dequeue() switch
        {
            "=" or "==" => One(SelectorOperator.In),
            "!=" => One(SelectorOperator.NotIn),
            ">" => One(SelectorOperator.Gt),
            "<" => One(SelectorOperator.Lt),
            "in" => Several(SelectorOperator.In),
            "notin" => Several(SelectorOperator.NotIn),
            _ => null,
        };

        NodeSelectorRequirement One(string op) => new() { Key = key, Operator = op, Values = [Word(tokens)] };

        NodeSelectorRequirement? Several(string op)
        {
            if (!Take(tokens, "("))
                return null;

            List<string> values = [Word(tokens)];
            while (Take(tokens, ","))
                values.Add(Word(tokens));

            return Take(tokens, ")") ? new() { Key = key, Operator = op, Values = values } : null;
        }
    }

    private static bool IsValid(NodeSelectorRequirement requirement) =>
        LabelSyntax.IsQualifiedName(requirement.Key)
        && requirement.Values.All(LabelSyntax.IsLabelValue)
        && (requirement.Operator is not (SelectorOperator.Gt or SelectorOperator.Lt) || long.TryParse(requirement.Values[0], out _));

    /// <summary>The next token if it is a word; the empty value where something else follows.</summary>
    private static string Word(Queue<string> tokens) =>
        tokens.TryPeek(out var token) && !Special.Contains(token[0], StringComparison.Ordinal) ? tokens.Dequeue() : "";

    private static bool Take(Queue<string> tokens, string token) => tokens.TryPeek(out var next) && next == token && tokens.TryDequeue(out _);

    private static IEnumerable<string> Tokens(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = start + 1;
            if (char.IsWhiteSpace(text[start]))
            {
                start = end;
                continue;
            }

            if (!Special.Contains(text[start], StringComparison.Ordinal))
            {
                while (end < text.Length && !char.IsWhiteSpace(text[end]) && !Special.Contains(text[end], StringComparison.Ordinal))
                    end++;
            }
            else if (text[start] is '=' or '!' && end < text.Length && text[end] == '=')
            {
                end++;
            }

            yield return text[start..end];
            start = end;
        }
    }
}
