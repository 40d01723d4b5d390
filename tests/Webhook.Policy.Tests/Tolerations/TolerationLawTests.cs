using FsCheck;
using FsCheck.Fluent;
using Webhook.Model.Core;
using Webhook.Policy.Tests.Properties;
using Webhook.Policy.Tolerations;

namespace Webhook.Policy.Tests.Tolerations;

public sealed class TolerationLawTests
{
    private static readonly Gen<Toleration> One = SmallWorld.Toleration;
    private static readonly Gen<Toleration[]> Several = Gen.Choose(0, 4).SelectMany(size => Gen.ArrayOf(One, size));

    [Fact]
    public void Covers_exactly_what_trying_every_taint_says() =>
        Law.Holds(Gen.Two(One), pair => TolerationCoverage.Covers(pair.Item1, pair.Item2) == EveryTaint([pair.Item1], pair.Item2));

    [Fact]
    public void Covers_by_a_list_exactly_what_trying_every_taint_says() =>
        Law.Holds(
            Several.Zip(One),
            pair => TolerationCoverage.IsCoveredBy(pair.Item2, pair.Item1) == EveryTaint(pair.Item1, pair.Item2));

    [Fact]
    public void Covers_by_comparisons_that_close_each_others_gaps() =>
        Law.Holds(
            Gen.ArrayOf(SmallWorld.Comparison, 4).Zip(SmallWorld.Comparison),
            pair => TolerationCoverage.IsCoveredBy(pair.Item2, pair.Item1) == EveryTaint(pair.Item1, pair.Item2));

    [Fact]
    public void Covers_the_same_alone_as_in_a_list_of_one() =>
        Law.Holds(
            Gen.Two(One),
            pair => TolerationCoverage.Covers(pair.Item1, pair.Item2) == TolerationCoverage.IsCoveredBy(pair.Item2, [pair.Item1]));

    [Fact]
    public void Changes_nothing_by_appending_what_is_covered() =>
        Law.Holds(Several.Zip(One), pair =>
        {
            Toleration[] longer = [.. pair.Item1, pair.Item2];
            return !TolerationCoverage.IsCoveredBy(pair.Item2, pair.Item1)
                || SmallWorld.Taints.All(taint => Tolerated(pair.Item1, taint) == Tolerated(longer, taint)
                    && EvictionTime.For(pair.Item1, [taint], true) == EvictionTime.For(longer, [taint], true));
        });

    [Fact]
    public void Covers_whatever_is_in_the_list_already() =>
        Law.Holds(Several, list => list.All(entry => TolerationCoverage.IsCoveredBy(entry, list)));

    [Fact]
    public void Tolerates_more_and_never_less_with_comparisons_on() =>
        Law.Holds(One, toleration => SmallWorld.Taints.All(taint =>
            TolerationMatching.Tolerates(toleration, taint, true) || !TolerationMatching.Tolerates(toleration, taint)));

    [Fact]
    public void Tolerates_without_an_effect_what_any_effect_tolerates() =>
        Law.Holds(One, toleration => SmallWorld.Taints.All(taint =>
            TolerationMatching.Tolerates(toleration with { Effect = "" }, taint, true)
            == TolerationMatching.Tolerates(toleration with { Effect = taint.Effect }, taint, true)));

    [Fact]
    public void Tolerates_whatever_the_seconds() =>
        Law.Holds(One, toleration => SmallWorld.Taints.All(taint =>
            TolerationMatching.Tolerates(toleration, taint, true)
            == TolerationMatching.Tolerates(toleration with { TolerationSeconds = 7 }, taint, true)));

    [Fact]
    public void Evicts_when_a_plain_reading_says() =>
        Law.Holds(
            Several.Zip(Gen.Choose(0, 3).SelectMany(size => Gen.ArrayOf(Gen.Elements<Taint>(SmallWorld.Taints), size))),
            pair => EvictionTime.For(pair.Item1, pair.Item2, true).Seconds == PlainEviction(pair.Item1, pair.Item2));

    [Fact]
    public void Merges_once_and_for_all() =>
        Law.Holds(Several.Zip(Gen.Elements(true, false)), pair =>
        {
            var merged = AutomaticTolerations.Merge(pair.Item1, pair.Item2);
            return merged.SequenceEqual(AutomaticTolerations.Merge(merged, pair.Item2))
                && AutomaticTolerations.For(pair.Item2).All(automatic => TolerationCoverage.IsCoveredBy(automatic, merged));
        });

    /// <summary>The meaning of coverage, word for word, over every taint there is to try.</summary>
    private static bool EveryTaint(IReadOnlyList<Toleration> list, Toleration wanted) =>
        SmallWorld.Taints.Where(taint => TolerationMatching.Tolerates(wanted, taint, true)).All(taint =>
            list.Any(entry => TolerationMatching.Tolerates(entry, taint, true)
                && (taint.Effect != TaintEffect.NoExecute || Stays(entry) >= Stays(wanted))));

    private static bool Tolerated(IReadOnlyList<Toleration> list, Taint taint) =>
        list.Any(entry => TolerationMatching.Tolerates(entry, taint, true));

    private static double Stays(Toleration toleration) => Math.Max(0, toleration.TolerationSeconds ?? double.PositiveInfinity);

    private static long? PlainEviction(Toleration[] tolerations, Taint[] taints)
    {
        var stays = taints.Where(taint => taint.Effect == "NoExecute")
            .Select(taint => tolerations.FirstOrDefault(entry => TolerationMatching.Tolerates(entry, taint, true)))
            .Select(used => used is null ? 0 : Stays(used))
            .Append(double.PositiveInfinity)
            .Min();
        return double.IsPositiveInfinity(stays) ? null : (long)stays;
    }
}
