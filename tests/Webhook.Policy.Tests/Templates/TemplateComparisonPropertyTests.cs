using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Webhook.Model.Manifests.Schema;
using Webhook.Policy.Templates;
using Webhook.Policy.Tests.Properties;

namespace Webhook.Policy.Tests.Templates;

public sealed class TemplateComparisonPropertyTests
{
    private static readonly Gen<string> Scalar = Gen.Elements(
        "null", "\"\"", "true", "false", "0", "1", "1.0", "10e-1", "1e400", "9007199254740993", "\"a\"", "\"\\u0061\"", "\"é\"", "\"\\u00e9\"");

    private static readonly Gen<string> Name = Gen.Elements(
        "metadata", "spec", "annotations", "tolerations", "nodeSelector", "containers", "resources", "requests", "a", "\\u0061", "b", "é");

    private static readonly Gen<string> Template = Value(4);

    /// <summary>Two templates that share most of their parts.</summary>
    private static readonly Gen<(string Left, string Right)> Pair =
        from spec in Template
        from parts in Gen.ListOf(Template, 2)
        from others in Gen.ListOf(Template, 2)
        from isSame in Gen.ListOf(Gen.Elements(true, true, false), 2)
        from isTurned in Gen.Elements(true, false)
        select (Written(spec, [.. parts], isTurned: false), Written(spec, [.. parts.Select((part, i) => isSame[i] ? part : others[i])], isTurned));

    [Fact]
    public void Takes_no_notice_of_white_space() => Law.Holds(Gen.OneOf(Pair, Template.Two().Select(two => (two.Item1, two.Item2))), pair =>
    {
        using var one = JsonDocument.Parse(pair.Item1);
        using var other = JsonDocument.Parse(pair.Item2);
        using var spaced = JsonDocument.Parse(Spaced(pair.Item2));
        var (left, right, same) = (one.RootElement, other.RootElement, spaced.RootElement);

        return TemplateComparison.AreEqual(left, right) == TemplateComparison.AreEqual(left, same)
            && TemplateComparison.AreEqualButForTolerations(left, right) == TemplateComparison.AreEqualButForTolerations(left, same)
            && TemplateComparison.TolerationsEqual(left, right) == TemplateComparison.TolerationsEqual(left, same);
    });

    [Fact]
    public void Is_an_equivalence_that_storing_does_not_change() => Law.Holds(Pair, pair =>
    {
        using var one = JsonDocument.Parse(pair.Left);
        using var other = JsonDocument.Parse(pair.Right);
        var (left, right) = (one.RootElement, other.RootElement);
        using var stored = JsonDocument.Parse(StoredForm.Decoded.OfTemplate(left).ToJsonString());

        return TemplateComparison.AreEqual(left, left)
            && TemplateComparison.AreEqual(left, right) == TemplateComparison.AreEqual(right, left)
            && TemplateComparison.AreEqual(left, stored.RootElement)
            && TemplateComparison.AreEqual(left, right) == TemplateComparison.AreEqual(stored.RootElement, right);
    });

    /// <summary>The same document, of which no object and no list is the same bytes, so that each is compared part by part.</summary>
    private static string Spaced(string json) =>
        json.Replace("{", "{ ", StringComparison.Ordinal).Replace("[", "[ ", StringComparison.Ordinal).Replace(":", " : ", StringComparison.Ordinal);

    private static string Written(string spec, string[] parts, bool isTurned) => isTurned
        ? $$$"""{"spec":{"containers":{{{parts[1]}}},"tolerations":{{{parts[0]}}},"affinity":{{{spec}}}},"metadata":{"labels":{{{spec}}}}}"""
        : $$$"""{"metadata":{"labels":{{{spec}}}},"spec":{"affinity":{{{spec}}},"tolerations":{{{parts[0]}}},"containers":{{{parts[1]}}}}}""";

    private static Gen<string> Value(int depth) => depth == 0 ? Scalar : Gen.Frequency(
        (1, Scalar),
        (3, from size in Gen.Choose(0, 3)
            from names in Gen.ListOf(Name, size)
            from values in Gen.ListOf(Value(depth - 1), size)
            select $"{{{string.Join(",", names.Zip(values, (name, value) => $"\"{name}\":{value}"))}}}"),
        (1, from size in Gen.Choose(0, 2)
            from items in Gen.ListOf(Value(depth - 1), size)
            select $"[{string.Join(",", items)}]"));
}
