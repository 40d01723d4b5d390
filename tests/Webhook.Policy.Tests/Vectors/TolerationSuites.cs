using System.Text.Json;
using Webhook.Model;
using Webhook.Policy.Tests.Tolerations;
using Webhook.Policy.Tolerations;

namespace Webhook.Policy.Tests.Vectors;

internal static class TolerationSuites
{
    public static void Match(JsonElement input, JsonElement expected)
    {
        var taint = input.GetProperty("taint").Deserialize(ModelJsonContext.Default.Taint)!;

        var tolerates = TolerationMatching.Tolerates(input.Toleration("toleration"), taint, input.Flag("comparisonOperators"));

        Assert.Equal(expected.Flag("tolerates"), tolerates);
    }

    public static void CoveredBy(JsonElement input, JsonElement expected)
    {
        var (covering, covered) = (input.Toleration("covering"), input.Toleration("covered"));

        Assert.Equal(expected.Flag("covered"), TolerationCoverage.Covers(covering, covered));
        Assert.Equal(expected.Flag("upstreamIsSuperset"), UpstreamSuperset.Holds(covering, covered));
    }

    public static void Automatic(JsonElement input, JsonElement expected)
    {
        var merged = AutomaticTolerations.Merge(input.Tolerations(), input.Flag("hostNetwork"));

        Assert.Equal(expected.Tolerations(), merged);
    }

    public static void Eviction(JsonElement input, JsonElement expected)
    {
        var time = EvictionTime.For(input.Tolerations(), input.Taints(), input.Flag("comparisonOperators"));

        var word = time.Seconds switch { null => "never", 0 => "now", _ => "after" };
        Assert.Equal(expected.GetProperty("evict").GetString(), word);
        if (word == "after")
            Assert.Equal(expected.GetProperty("afterSeconds").GetInt64(), time.Seconds);
    }
}
