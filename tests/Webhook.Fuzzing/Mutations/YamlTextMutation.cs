using System.Text;

namespace Webhook.Fuzzing.Mutations;

/// <summary>Changes YAML line by line: indentation, anchors and aliases, tags, styles, scalars that mean something else than they look like, documents.</summary>
internal sealed class YamlTextMutation : IMutation
{
    private static readonly string[] Scalars =
    [
        "0o7", "010", "1_000", "0x_1F", "0b11", ".inf", "-.INF", ".nan", "1e400", "-0", "+1", "1:30", "190:20:30", "2001-12-14", "2001-12-14t21:59:43.10-05:00",
        "~", "null", "on", "Off", "y", "N", "=", "<<", "!!int \"3\"", "!!str 3", "!!binary aGk=", "!!binary \"*\"", "!!float 1", "!!bool yes", "!!null ''", "!local x",
        "!<tag:yaml.org,2002:str> 1", "&a [*a]", "*missing", "''", "\"\\ud83d\\ude00\"", "\"\\x41\\u0000\\U0010FFFF\"", "\"\\ud800\"", "'it''s'", "\"a\\\n  b\"", "@x", "`x", "%x", "{", "[", "]", "{a", "[a: b]",
        "{a: 1, a: 2}", "{a: [b, {c: d}], }", "? a", "- - - a", "|", ">-", "|2-", "|+", "|9", "# c", "a #c", "a: b: c", "-", "--- x", "...", "{{ .Values.x }}", "25%", "\uFEFFa", "\u2028",
        "9223372036854775808", "0.30000000000000004", "1.0", "1e3", "12e03", "99999999999999999999", "!!set {a, b}", "!!omap [a: 1]", "[[[[[[]]]]]]", "\"unfinished", "'unfinished",
    ];

    private static readonly string[] Lines =
    [
        "---", "...", "--- # c", "%YAML 1.1", "%TAG ! tag:x,2000:", "---\t", "# only a comment", "\t", "<<: *a", "<<: [*a, *a]", "? complex\n: value", "a: &a {b: c}", "- &a x", "- *a", "kind: DaemonSet",
        "apiVersion: apps/v1", "kind: List", "items:", "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: [*d,*d,*d,*d,*d,*d,*d,*d,*d]",
        "{\"apiVersion\": \"v1\", \"kind\": \"Pod\"}", "\uFEFF---", "key with spaces: x", "\"quoted\": x", "'q': x", "null: x", "1: x", "true: x", "? [a, b]\n: c", "[a, b]: c", ": x",
    ];

    /// <inheritdoc/>
    public byte[]? Apply(MutationInput input)
    {
        if (input.Bytes.Length > MutationInput.LongestBytes)
            return null;

        var lines = Encoding.UTF8.GetString(input.Bytes).Split('\n').ToList();
        Change(input, lines);
        return Encoding.UTF8.GetBytes(string.Join('\n', lines));
    }

    private static void Change(MutationInput input, List<string> lines)
    {
        var random = input.Random;
        var at = random.Next(lines.Count);
        switch (random.Next(13))
        {
            case 0:
                lines.RemoveAt(at);
                break;
            case 1:
                lines.Insert(at, lines[random.Next(lines.Count)]);
                break;
            case 2:
                lines.Insert(at, Indentation(lines[at]) + input.Pick(Lines));
                break;
            case 3:
                lines[at] = WithValue(lines[at], input.Pick(Scalars));
                break;
            case 4:
                lines[at] = random.Next(3) switch
                {
                    0 => " " + lines[at],
                    1 => lines[at].Length > 0 ? lines[at][1..] : " ",
                    _ => lines[at].Replace("  ", "\t", StringComparison.Ordinal),
                };
                break;
            case 5:
                lines[at] = WithValue(lines[at], $"{(random.Next(2) == 0 ? "&a " : "*a")}{ValueOf(lines[at])}");
                break;
            case 6:
                lines[at] = WithValue(lines[at], $"{input.Pick(Scalars).Split(' ')[0]} {ValueOf(lines[at])}");
                break;
            case 7:
                for (var i = at; i < lines.Count && i < at + 40; i++)
                    lines[i] = lines[i].TrimEnd('\r') + (random.Next(8) == 0 ? "\r\r" : "\r");

                break;
            case 8:
                var end = Math.Min(lines.Count, at + 1 + random.Next(30));
                var target = random.Next(lines.Count);
                lines.InsertRange(target, lines.GetRange(at, end - at));
                break;
            case 9:
                lines[at] = WithValue(lines[at], string.Concat(Enumerable.Repeat(random.Next(3) switch { 0 => "[", 1 => "{a: ", _ => "- " }, 1 << random.Next(13))));
                break;
            case 10:
                var (open, close) = random.Next(2) == 0 ? ("[", "]") : ("{a: ", "}");
                var depth = 1 << random.Next(10);
                lines[at] = WithValue(lines[at], $"{string.Concat(Enumerable.Repeat(open, depth))}x{string.Concat(Enumerable.Repeat(close, depth))}");
                break;
            case 11:
                lines[at] = $"{Indentation(lines[at])}\"{input.Pick(Vocabulary.Names)}\": {ValueOf(lines[at])}";
                break;
            default:
                lines[at] = $"{Indentation(lines[at])}{input.Pick(Vocabulary.Names)}: {input.Pick(Scalars)}";
                break;
        }
    }

    private static string Indentation(string line) => line[..(line.Length - line.TrimStart(' ').Length)];

    private static string WithValue(string line, string value) => line.IndexOf(": ", StringComparison.Ordinal) is >= 0 and var colon
        ? $"{line[..(colon + 2)]}{value}"
        : line.EndsWith(':') ? $"{line} {value}" : $"{Indentation(line)}- {value}";

    private static string ValueOf(string line) => line.IndexOf(": ", StringComparison.Ordinal) is >= 0 and var colon ? line[(colon + 2)..] : "";
}
