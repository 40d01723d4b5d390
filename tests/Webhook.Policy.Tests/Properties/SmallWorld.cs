using FsCheck;
using FsCheck.Fluent;
using Webhook.Model.Core;
using Webhook.Model.Meta;

namespace Webhook.Policy.Tests.Properties;

/// <summary>Alphabets small enough to try everything, each with values that no generated object mentions.</summary>
internal static class SmallWorld
{
    private static readonly string[] Numbers =
        ["-1", "0", "1", "2", "3", "03", "9223372036854775807", "9223372036854775806", "-9223372036854775808", "9223372036854775808"];

    public static Gen<Toleration> Toleration { get; } =
        from key in Gen.Elements("", "a", "a", "b")
        from op in Gen.Elements("", "Equal", "Exists", "Exists", "Gt", "Lt", "In")
        from value in Gen.Elements(["", "v", .. Numbers])
        from effect in Gen.Elements("", "NoSchedule", "PreferNoSchedule", "NoExecute", "NoExecute")
        from seconds in Gen.Elements<long?>(null, null, -5, 0, 1, 30)
        select new Toleration { Key = key, Operator = op, Value = value, Effect = effect, TolerationSeconds = seconds };

    /// <summary>Comparisons on one key without time, which together leave or close gaps.</summary>
    public static Gen<Toleration> Comparison { get; } =
        from op in Gen.Elements("Gt", "Lt", "Equal")
        from value in Gen.Elements("-1", "0", "1", "2", "3")
        from effect in Gen.Elements("", "", "NoSchedule")
        select new Toleration { Key = "a", Operator = op, Value = value, Effect = effect };

    /// <summary>Every taint that could tell two generated tolerations apart: all bounds with their neighbours, a fresh key and a fresh value.</summary>
    public static IReadOnlyList<Taint> Taints { get; } =
    [
        .. from key in new[] { "a", "b", "fresh" }
           from value in new[] { "", "v", "fresh", "-3", "-2", "4", "5", "-9223372036854775807" }.Concat(Numbers)
           from effect in TaintEffect.All
           select new Taint { Key = key, Value = value, Effect = effect },
    ];

    public static Gen<LabelSelector> Selector { get; } =
        from labels in Gen.ListOf(Gen.Elements("a", "b"), 1)
        from value in Gen.Elements("x", "y", "")
        from hasLabels in Gen.Elements(true, false)
        from size in Gen.Choose(0, 3)
        from requirements in Gen.ListOf(Requirement, size)
        select new LabelSelector
        {
            MatchLabels = hasLabels ? labels.ToDictionary(key => key, _ => value) : new Dictionary<string, string>(),
            MatchExpressions = [.. requirements],
        };

    /// <summary>Every label set over the keys of <see cref="Selector"/>, with a value that no selector mentions.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> LabelSets { get; } =
    [
        .. from a in new[] { null, "x", "y", "", "fresh" }
           from b in new[] { null, "x", "y", "", "fresh" }
           select new[] { ("a", a), ("b", b) }.Where(pair => pair.Item2 is not null).ToDictionary(pair => pair.Item1, pair => pair.Item2!),
    ];

    private static Gen<LabelSelectorRequirement> Requirement =>
        from key in Gen.Elements("a", "b")
        from op in Gen.Elements("In", "NotIn", "NotIn", "Exists", "DoesNotExist")
        from values in Gen.SubListOf("x", "y", "")
        from malformed in Gen.Frequency((20, Gen.Constant(false)), (1, Gen.Constant(true)))
        select new LabelSelectorRequirement
        {
            Key = key,
            Operator = op,
            Values = (op is "In" or "NotIn") == malformed ? [] : values.Count > 0 ? [.. values] : ["x"],
        };
}
