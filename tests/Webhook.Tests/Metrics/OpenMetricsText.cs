using System.Globalization;
using System.Text.RegularExpressions;

namespace Webhook.Tests.Metrics;

/// <summary>Reads OpenMetrics 1.0.0, and fails on whatever the specification does not allow.</summary>
/// <remarks>Stricter than Prometheus' own reader, which lets much pass. Source: the ABNF of <see href="https://prometheus.io/docs/specs/om/open_metrics_spec/"/>.</remarks>
internal static partial class OpenMetricsText
{
    private const string Name = @"[a-zA-Z_:][a-zA-Z0-9_:]*";
    private const string Labels = @"\{(?:[a-zA-Z_][a-zA-Z0-9_]*=""(?:[^""\\\n]|\\[\\""n])*"",?)*\}";
    private const string Number = @"[+-]?[0-9]+(?:\.[0-9]*)?(?:[eE][+-]?[0-9]+)?|[+-]?Inf|NaN";

    /// <summary>The families, in their order.</summary>
    /// <exception cref="FormatException">The text breaks a rule, which the message names.</exception>
    public static IReadOnlyList<OpenMetricsFamily> Parse(string text)
    {
        Require(text.EndsWith("# EOF\n", StringComparison.Ordinal), "the text ends with the line # EOF", text);
        var families = new List<OpenMetricsFamily>();
        foreach (var line in text[..^"# EOF\n".Length].Split('\n')[..^1])
        {
            if (Metadata().Match(line) is { Success: true } metadata)
                ReadMetadata(families, metadata, line);
            else
                ReadSample(families, line);
        }

        OpenMetricsRules.Check(families);
        return families;
    }

    /// <summary>Fails unless a rule is kept.</summary>
    public static void Require(bool isKept, string rule, string where)
    {
        if (!isKept)
            throw new FormatException($"rule broken: {rule}, at: {where}");
    }

    private static void ReadMetadata(List<OpenMetricsFamily> families, Match metadata, string line)
    {
        var (word, name, text) = (metadata.Groups["word"].Value, metadata.Groups["name"].Value, metadata.Groups["text"].Value);
        if (families.Count == 0 || families[^1].Name != name)
        {
            Require(!families.Exists(family => family.Name == name), "a family stands in one place", line);
            families.Add(new(name));
        }

        var current = families[^1];
        Require(current.Samples.Count == 0, "what describes a family comes before its samples", line);
        switch (word)
        {
            case "TYPE":
                Require(current.Type.Length == 0, "a family has one TYPE", line);
                Require(text is "counter" or "gauge" or "histogram", "the type is one that we use", line);
                current.Type = text;
                break;
            default:
                Require(current.Help.Length == 0 && EscapedText().IsMatch(text), "help is escaped", line);
                current.Help = Unescape(text);
                break;
        }
    }

    private static void ReadSample(List<OpenMetricsFamily> families, string line)
    {
        var match = Sample().Match(line);
        Require(match.Success, "a line is a sample, or describes a family", line);
        Require(families.Count > 0, "a sample belongs to a family", line);
        var hasExemplar = match.Groups["exemplar"].Success;
        families[^1].Samples.Add(new(
            match.Groups["name"].Value,
            ReadLabels(match.Groups["labels"].Value, line),
            ReadNumber(match.Groups["value"].Value),
            hasExemplar ? ReadLabels(match.Groups["exemplar"].Value, line) : null,
            hasExemplar ? ReadNumber(match.Groups["of"].Value) : 0));
    }

    private static List<(string Name, string Value)> ReadLabels(string text, string line)
    {
        Require(!text.EndsWith(",}", StringComparison.Ordinal), "no comma follows the last label", line);
        List<(string Name, string Value)> labels = [.. Label().Matches(text).Select(match => (match.Groups["name"].Value, Unescape(match.Groups["value"].Value)))];
        Require(labels.DistinctBy(label => label.Name).Count() == labels.Count, "a label stands once", line);
        return labels;
    }

    private static double ReadNumber(string text) => text switch
    {
        "+Inf" or "Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };

    private static string Unescape(string text) => Escape().Replace(text, match => match.Value[1] == 'n' ? "\n" : match.Value[1..]);

    [GeneratedRegex($@"^# (?<word>TYPE|HELP) (?<name>{Name}) (?<text>.*)$", RegexOptions.Singleline)]
    private static partial Regex Metadata();

    [GeneratedRegex(
        $@"^(?<name>{Name})(?<labels>{Labels})? (?<value>{Number})(?: # (?<exemplar>{Labels}) (?<of>{Number})(?: (?<at>{Number}))?)?$",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Sample();

    [GeneratedRegex(@"(?<name>[a-zA-Z_][a-zA-Z0-9_]*)=""(?<value>(?:[^""\\\n]|\\[\\""n])*)""", RegexOptions.Singleline)]
    private static partial Regex Label();

    [GeneratedRegex(@"^(?:[^""\\\n]|\\[\\""n])*$", RegexOptions.Singleline)]
    private static partial Regex EscapedText();

    [GeneratedRegex(@"\\[\\""n]")]
    private static partial Regex Escape();
}
