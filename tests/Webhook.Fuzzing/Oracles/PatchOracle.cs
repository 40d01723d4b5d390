using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Webhook.Fuzzing.Loop;

namespace Webhook.Fuzzing.Oracles;

/// <summary>Applies the patch of an answer by other means than the product's, and asks again with the result.</summary>
internal static class PatchOracle
{
    private const string List = "/spec/template/spec/tolerations";
    private const int MaxDepth = 128;

    private static readonly JsonSerializerOptions Deep = new() { MaxDepth = MaxDepth };

    /// <summary>Checks it.</summary>
    /// <param name="review">What was sent.</param>
    /// <param name="response">The answer of /mutate.</param>
    /// <param name="mutateAgain">Sends another review to it.</param>
    /// <exception cref="BrokenPromiseException">The patch does not apply, does more than add tolerations, or is not the last.</exception>
    public static void Check(ExpectedReview review, JsonElement response, Func<byte[], JsonElement?> mutateAgain)
    {
        if (!response.TryGetProperty("patch", out var encoded))
            return;

        var patch = JsonElement.Parse(encoded.GetBytesFromBase64());
        Expect.That(patch.GetArrayLength() > 0, "empty-patch", () => $"{patch}");
        foreach (var operation in patch.EnumerateArray())
        {
            var isAppend = operation.GetProperty("op").GetString() == "add" && operation.GetProperty("path").GetString() is List or List + "/-";
            Expect.That(isAppend, "patch-does-more", () => $"{operation}");
        }

        // An API server can't send these, and no second reader agrees with the first about them.
        if (!review.IsJson || HasRivals(review.Root))
            return;

        var root = JsonNode.Parse(review.Root.GetRawText(), documentOptions: new() { MaxDepth = MaxDepth })!;
        var patched = Apply(root["request"]!["object"]!, patch);
        Expect.That(patched is not null, "patch-does-not-apply", () => $"{patch} to {review.Object}");
        Expect.That(TolerationsOf(patched) > TolerationsOf(root["request"]!["object"]), "patch-adds-nothing", () => $"{patch}");
        root["request"]!["object"] = patched;
        var second = mutateAgain(Encoding.UTF8.GetBytes(root.ToJsonString(Deep)));
        Expect.That(second is { } && !second.Value.TryGetProperty("patch", out _), "not-idempotent", () => $"first {patch}, then {second}");
    }

    private static JsonNode? Apply(JsonNode target, JsonElement patch)
    {
        try
        {
            return Rfc6902.Apply(target, patch);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static int TolerationsOf(JsonNode? daemonSet) => (daemonSet?["spec"]?["template"]?["spec"]?["tolerations"] as JsonArray)?.Count ?? 0;

    private static bool HasRivals(JsonElement root)
    {
        var text = root.GetRawText();
        if (text.Contains("\\ud", StringComparison.OrdinalIgnoreCase))
            return true;

        try
        {
            JsonElement.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = MaxDepth });
            return false;
        }
        catch (JsonException)
        {
            return true;
        }
    }
}
