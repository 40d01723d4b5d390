using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Webhook.Policy.Templates;
using Webhook.Policy.Tests.Properties;

namespace Webhook.Policy.Tests.Templates;

public sealed class TemplateComparisonPropertyTests
{
    private static readonly Gen<string> Scalar = Gen.Elements(
        "null", "\"\"", "true", "false", "0", "1", "1.0", "10e-1", "1e400", "9007199254740993", "\"a\"", "\"\\u0061\"", "\"é\"", "\"\\u00e9\"", "\"\\ud800\"");

    private static readonly Gen<string> Name = Gen.Elements(
        "metadata", "spec", "annotations", "tolerations", TemplateComparison.TemplateGenerationAnnotation, "a", "\\u0061", "b", "é", "\\ud800");

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
    public void Says_what_comparing_member_by_member_says() => Law.Holds(Gen.OneOf(Pair, Template.Two().Select(two => (two.Item1, two.Item2))), pair =>
    {
        using var one = JsonDocument.Parse(pair.Item1);
        using var other = JsonDocument.Parse(pair.Item2);
        var (left, right) = (one.RootElement, other.RootElement);

        return TemplateComparison.AreEqual(left, right) == MemberwiseComparison.AreEqual(left, right)
            && TemplateComparison.AreEqualButForTolerations(left, right) == MemberwiseComparison.AreEqualButForTolerations(left, right)
            && TemplateComparison.ValuesEqual(left, right) == MemberwiseComparison.ValuesEqual(left, right);
    });

    private static string Written(string spec, string[] parts, bool isTurned) => isTurned
        ? $$$"""{"spec":{"b":{{{parts[1]}}},"tolerations":{{{parts[0]}}},"a":{{{spec}}}},"metadata":{"labels":{{{spec}}}}}"""
        : $$$"""{"metadata":{"labels":{{{spec}}}},"spec":{"a":{{{spec}}},"tolerations":{{{parts[0]}}},"b":{{{parts[1]}}}}}""";

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
