using System.Text;

namespace Webhook.Model.Tests.Json.Skimming;

/// <summary>Writes well-formed JSON at random: brackets, quotes and backslashes in strings, white space, deep nesting.</summary>
internal sealed class RandomJson(Random random)
{
    private static readonly string[] Pieces =
        ["a", "agent", "{", "}", "[", "]", "\\\"", "\\\\", "\\\\\\\"", "\\n", "\\u00e9", "\\ud83d\\ude00", "é", "😀", ",", ":", " ", "/", "0123456789012345678901234567890123456789"];

    private static readonly string[] Scalars = ["0", "-1", "10", "1.5", "1e3", "-0.25E-2", "2147483648", "true", "false", "null"];

    private static readonly string[] Spaces = [" ", "\n", "\t", "\r\n", "  "];

    /// <summary>Whether white space stands between tokens; the API server sends none.</summary>
    public bool Spaced { get; init; }

    /// <summary>Any value.</summary>
    public string Value(int depth) => random.Next(depth > 0 ? 6 : 3) switch
    {
        0 => Scalars[random.Next(Scalars.Length)],
        1 or 2 => Text(),
        3 => List(depth),
        _ => Object(depth),
    };

    /// <summary>A string with its quotes.</summary>
    public string Text()
    {
        var text = new StringBuilder("\"");
        for (var pieces = random.Next(random.Next(4) == 0 ? 40 : 4); pieces > 0; pieces--)
            text.Append(Pieces[random.Next(Pieces.Length)]);

        return text.Append('"').ToString();
    }

    /// <summary>White space, or none.</summary>
    public string Space() => Spaced && random.Next(3) == 0 ? Spaces[random.Next(Spaces.Length)] : "";

    /// <summary>A value between white space.</summary>
    public string Around(string value) => Space() + value + Space();

    private string List(int depth) =>
        "[" + string.Join(',', Enumerable.Range(0, random.Next(4)).Select(_ => Around(Value(depth - 1)))) + Space() + "]";

    private string Object(int depth) =>
        "{" + string.Join(',', Enumerable.Range(0, random.Next(4)).Select(_ => Around(Text()) + ":" + Around(Value(depth - 1)))) + Space() + "}";
}
