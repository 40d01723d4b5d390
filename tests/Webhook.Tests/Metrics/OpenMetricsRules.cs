using System.Globalization;
using static Webhook.Tests.Metrics.OpenMetricsText;

namespace Webhook.Tests.Metrics;

/// <summary>Rules of OpenMetrics that speak of more than one line.</summary>
internal static class OpenMetricsRules
{
    private const int MaxExemplarLength = 128;

    /// <summary>Fails on the first rule that is broken.</summary>
    public static void Check(IReadOnlyList<OpenMetricsFamily> families)
    {
        var taken = families.SelectMany(SampleNames).GroupBy(name => name).FirstOrDefault(names => names.Count() > 1);
        Require(taken is null, "two families have no sample name in common", taken?.Key ?? "");
        foreach (var family in families)
        {
            Require(family.Type.Length > 0, "a family has a TYPE", family.Name);
            Require(family.Help.Length > 0, "a family has a HELP", family.Name);
            CheckSamples(family);
            if (family.Type == "histogram")
            {
                foreach (var series in family.Samples.GroupBy(sample => sample.Series))
                    CheckHistogram(family.Name, [.. series]);
            }
        }
    }

    private static void CheckSamples(OpenMetricsFamily family)
    {
        var names = SampleNames(family).ToHashSet();
        var seen = new HashSet<string>();
        var before = "";
        foreach (var sample in family.Samples)
        {
            Require(names.Contains(sample.Name), $"a sample of a {family.Type} has the name or suffix of its kind", sample.ToString());
            Require(sample.Bound is null || sample.Name.EndsWith("_bucket", StringComparison.Ordinal), "only buckets have le", sample.ToString());
            Require(family.Type != "counter" || sample.Value >= 0, "a counter is no NaN and not below 0", sample.ToString());
            CheckExemplar(family, sample);
            Require(seen.Add($"{sample.Name}\n{sample.Bound}\n{sample.Series}"), "a sample stands once", sample.ToString());
            Require(sample.Series == before || seen.Add($"begun\n{sample.Series}"), "the samples of a series stand together", sample.ToString());
            before = sample.Series;
        }
    }

    private static void CheckExemplar(OpenMetricsFamily family, OpenMetricsSample sample)
    {
        if (sample.Exemplar is not { } exemplar)
            return;

        Require(family.Type == "counter" || sample.Bound is not null, "only counters and buckets have exemplars", sample.ToString());
        var length = exemplar.Sum(label => label.Name.EnumerateRunes().Count() + label.Value.EnumerateRunes().Count());
        Require(length <= MaxExemplarLength, $"an exemplar's labels are not longer than {MaxExemplarLength} characters", sample.ToString());
        Require(sample.Bound is not { } bound || sample.ExemplarValue <= BoundOf(bound), "an exemplar lies in its bucket", sample.ToString());
    }

    private static void CheckHistogram(string name, IReadOnlyList<OpenMetricsSample> samples)
    {
        var buckets = samples.Where(sample => sample.Bound is not null).ToList();
        Require(buckets.Count > 0 && buckets[^1].Bound == "+Inf", "the last bucket is that of +Inf", name);
        Require(buckets.TrueForAll(bucket => bucket.Bound == "+Inf" || bucket.Bound!.Contains('.')), "a bound is written as a fraction", name);
        foreach (var (one, next) in buckets.Zip(buckets.Skip(1)))
        {
            Require(BoundOf(one.Bound!) < BoundOf(next.Bound!), "bounds rise", next.ToString());
            Require(one.Value <= next.Value, "counts of buckets do not fall", next.ToString());
        }

        Require(samples.Count == buckets.Count + 2, "a histogram has a sum and a count", name);
        Require(samples.Single(sample => sample.Name == name + "_count").Value == buckets[^1].Value, "the count is that of +Inf", name);
    }

    private static double BoundOf(string text) => text == "+Inf" ? double.PositiveInfinity : double.Parse(text, CultureInfo.InvariantCulture);

    private static string[] SampleNames(OpenMetricsFamily family) => family.Type switch
    {
        "counter" => [family.Name + "_total"],
        "histogram" => [family.Name + "_bucket", family.Name + "_sum", family.Name + "_count"],
        _ => [family.Name],
    };
}
