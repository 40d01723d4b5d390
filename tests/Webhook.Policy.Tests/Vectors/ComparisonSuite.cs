using System.Text.Json;
using Webhook.Model;
using Webhook.Model.Core;
using Webhook.Policy.Tolerations;
using Webhook.Policy.Validators;

namespace Webhook.Policy.Tests.Vectors;

internal static class ComparisonSuite
{
    public static void Compare(JsonElement input, JsonElement expected)
    {
        // One that has Gt or Lt already may keep and change them while the gate is off.
        var stored = input.TryGetProperty("oldTolerations", out var old) ? Read(old) : [];
        var isGrandfathered = stored.Any(toleration => toleration.Operator is TolerationOperator.Gt or TolerationOperator.Lt);
        var tolerations = Read(input.GetProperty("tolerations"));
        foreach (var (gate, isOn) in ((string, bool)[])[("gateOff", false), ("gateOn", true)])
        {
            var wanted = expected.GetProperty(gate);
            var validator = new TolerationValidator(isOn || isGrandfathered);
            var found = tolerations.SelectMany((toleration, i) => validator.Validate(toleration).Errors
                .Select(error => (FieldPath.Join($"spec.template.spec.tolerations[{i}]", error.PropertyName), error.ErrorCode)));

            Assert.Equal(
                wanted.GetProperty("errors").EnumerateArray().Select(error => (error.GetProperty("field").GetString()!, error.GetProperty("type").GetString()!)).Order(),
                found.Order());
            Assert.Equal(
                wanted.GetProperty("tolerates").EnumerateArray().Select(tolerates => tolerates.GetBoolean()),
                input.Taints().Select(taint => TolerationMatching.FirstMatch(tolerations, taint, isOn) >= 0));
        }
    }

    private static IReadOnlyList<Toleration> Read(JsonElement list) =>
        [.. list.EnumerateArray().Select(toleration => toleration.Deserialize(ModelJsonContext.Default.Toleration)!)];
}
