using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Webhook.Testing.ApiServers;
using Webhook.Testing.Patches;

namespace Webhook.Policy.Tests.Vectors;

internal static class ApiServerSuites
{
    public static void ApplyPatch(JsonElement input, JsonElement expected)
    {
        var document = JsonNode.Parse(input.GetProperty("document").GetRawText())!;
        var before = document.ToJsonString();
        var (result, error) = (default(JsonNode), default(string));
        try
        {
            var patch = ApiServerPatch.Parse(Encoding.UTF8.GetBytes(input.GetProperty("patch").GetRawText()));
            result = ApiServerPatch.Apply(document, patch);
        }
        catch (JsonPatchException exception)
        {
            error = exception.Failure == JsonPatchFailure.Decode ? "decode" : "apply";
        }

        Assert.Equal(expected.GetProperty("error").GetString(), error);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected.GetProperty("result").GetRawText()), result), result?.ToJsonString());
        Assert.Equal(before, document.ToJsonString());
    }

    public static void Denial(JsonElement input, JsonElement expected)
    {
        var status = input.GetProperty("status");

        var denial = DenialStatus.For(
            input.GetProperty("webhook").GetString()!,
            status.ValueKind == JsonValueKind.Object && status.TryGetProperty("code", out var code) ? code.GetInt32() : 0,
            Text(status, "message"),
            Text(status, "reason"),
            Text(status, "status"));

        Assert.Equal(expected.GetProperty("code").GetInt32(), denial.Code);
        Assert.Equal(Text(expected, "message"), denial.Message);
        Assert.Equal(Text(expected, "reason"), denial.Reason);
        Assert.Equal(Text(expected, "status"), denial.Status);
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var text) ? text.GetString() : null;
}
