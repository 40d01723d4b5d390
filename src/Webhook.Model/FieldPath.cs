using System.Globalization;

namespace Webhook.Model;

/// <summary>A Kubernetes field path: <c>spec.template.spec.tolerations[0].key</c>, map keys in brackets as in <c>metadata.labels[app]</c>.</summary>
/// <remarks>Follows <c>k8s.io/apimachinery/pkg/util/validation/field.Path</c>.</remarks>
/// <param name="Text">The path as written; empty for the object itself.</param>
public readonly record struct FieldPath(string Text)
{
    /// <summary>The object itself.</summary>
    public static FieldPath Root => new("");

    /// <summary>A field of the struct that this path names.</summary>
    public FieldPath Child(string name) => new(Text.Length == 0 ? name : $"{Text}.{name}");

    /// <summary>An item, from 0, of the list that this path names.</summary>
    public FieldPath Index(int index) => new(string.Create(CultureInfo.InvariantCulture, $"{Text}[{index}]"));

    /// <summary>An entry of the map that this path names.</summary>
    public FieldPath Key(string key) => new($"{Text}[{key}]");

    /// <summary>A path that starts where this one ends.</summary>
    public FieldPath Append(FieldPath rest) =>
        Text.Length == 0 || rest.Text is "" or ['[', ..] ? new(Text + rest.Text) : new($"{Text}.{rest.Text}");

    /// <summary>The same for paths as text, either of which may be empty: <c>spec.selector</c> and <c>matchLabels[a]</c> become <c>spec.selector.matchLabels[a]</c>.</summary>
    public static string Join(string parent, string child) => new FieldPath(parent).Append(new(child)).Text;

    /// <summary>The steps of the path, outermost first.</summary>
    /// <remarks>A bracket closes where a dot, another bracket or the end follows, so that keys may hold dots and slashes. Never fails.</remarks>
    public IReadOnlyList<FieldPathStep> Steps()
    {
        var steps = new List<FieldPathStep>();
        var at = 0;
        while (at < Text.Length)
        {
            if (Text[at] == '[')
            {
                var close = ClosingBracket(at);
                steps.Add(new(Text[(at + 1)..close], IsBracketed: true));
                at = close + 1;
                continue;
            }

            if (Text[at] == '.')
                at++;

            var end = Text.AsSpan(at).IndexOfAny('.', '[') is >= 0 and var length ? at + length : Text.Length;
            if (end > at)
                steps.Add(new(Text[at..end], IsBracketed: false));

            at = end;
        }

        return steps;
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    private int ClosingBracket(int open)
    {
        for (var i = open + 1; i < Text.Length; i++)
        {
            if (Text[i] == ']' && (i + 1 == Text.Length || Text[i + 1] is '.' or '['))
                return i;
        }

        return Text.Length;
    }
}
