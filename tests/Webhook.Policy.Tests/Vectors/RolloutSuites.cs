using System.Text.Json;
using Webhook.Model;
using Webhook.Policy.Rollouts;

namespace Webhook.Policy.Tests.Vectors;

internal static class RolloutSuites
{
    public static void Scaling(JsonElement input, JsonElement expected)
    {
        var value = input.GetProperty("value");
        IntOrPercent? given = value.ValueKind == JsonValueKind.Null ? null : value.Deserialize(ModelJsonContext.Default.IntOrPercent);

        var scaled = ScaledValue.TryScale(given, input.GetProperty("total").GetInt32(), input.Flag("roundUp"), out var result);

        Assert.Equal(expected.Flag("error"), !scaled);
        if (scaled)
            Assert.Equal(expected.GetProperty("result").GetInt64(), result);
    }

    public static void Counts(JsonElement input, JsonElement expected)
    {
        var desired = input.GetProperty("desiredNumberScheduled").GetInt32();

        var counts = RollingUpdateCounts.For(input.Strategy("updateStrategy"), desired);

        Assert.Equal(expected.GetProperty("maxUnavailable").GetInt32(), counts?.MaxUnavailable);
        Assert.Equal(expected.GetProperty("maxSurge").GetInt32(), counts?.MaxSurge);
    }
}
