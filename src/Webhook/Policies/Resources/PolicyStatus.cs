using System.Globalization;
using System.Text.Json;
using Webhook.Output.Definitions;
using Webhook.Policy;
using Webhook.Policy.Policies;
using Webhook.Policy.Rules;

namespace Webhook.Policies.Resources;

/// <summary>The status of a DaemonSetPolicy as it ought to be, against the one it has.</summary>
/// <param name="policy">The policy.</param>
/// <param name="live">Reviews of all DaemonSets of the cluster; <c>null</c> while it is not known.</param>
/// <param name="now">The time of what changes now.</param>
internal sealed class PolicyStatus(ResourcePolicy policy, IReadOnlyList<DaemonSetReview>? live, DateTimeOffset now)
{
    /// <summary>A JSON merge patch of the object that makes its status right; <c>null</c> when it is.</summary>
    /// <remarks>It names the version that it was made for, so that the API server refuses it when there is a newer one.</remarks>
    public byte[]? Patch()
    {
        using var written = JsonDocument.Parse(policy.Resource.Status.Length > 0 ? policy.Resource.Status : "{}");
        var wanted = JsonElement.Parse(Bytes(writer => WriteStatus(writer, written.RootElement)));
        if (JsonElement.DeepEquals(wanted, written.RootElement))
            return null;

        return Bytes(writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartObject("metadata");
            writer.WriteString("resourceVersion", policy.Resource.ResourceVersion);
            writer.WriteEndObject();
            writer.WriteStartObject("status");
            foreach (var field in wanted.EnumerateObject())
                field.WriteTo(writer);

            // What is there and ought not to be: a merge patch takes out what it names as null.
            foreach (var field in written.RootElement.EnumerateObject().Where(field => !wanted.TryGetProperty(field.Name, out _)))
                writer.WriteNull(field.Name);

            writer.WriteEndObject();
            writer.WriteEndObject();
        });
    }

    private void WriteStatus(Utf8JsonWriter writer, JsonElement written)
    {
        writer.WriteStartObject();
        writer.WriteNumber("observedGeneration", policy.Resource.Generation);
        if (policy.InUse is { Policy: var used })
        {
            if (live is not null)
                writer.WriteNumber("matchedDaemonSets", live.Count(used.Covers));

            WriteRules(writer, used);
        }

        WriteLastGood(writer, written);
        writer.WriteStartArray("conditions");
        foreach (var condition in PolicyConditions.Of(policy))
            Write(writer, condition, written);

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>The generation in use. One that this version refuses stays: another version may have written it, and may use it again.</summary>
    private void WriteLastGood(Utf8JsonWriter writer, JsonElement written)
    {
        if (policy.InUse is null && written.TryGetProperty(StatusSchema.LastGood, out var kept))
        {
            writer.WritePropertyName(StatusSchema.LastGood);
            kept.WriteTo(writer);
        }
        else if (policy.InUse is not null && LastGood.Fits(policy.SpecInUse))
        {
            writer.WriteStartObject(StatusSchema.LastGood);
            writer.WriteNumber("generation", policy.GenerationInUse);
            writer.WriteString("spec", policy.SpecInUse);
            writer.WriteEndObject();
        }
    }

    private static void WriteRules(Utf8JsonWriter writer, DaemonSetPolicy used)
    {
        int Rules(RuleAction action) => RuleCatalogue.All.Count(rule => used.ActionOf(rule.Descriptor) == action);
        writer.WriteStartObject("rules");
        writer.WriteNumber("deny", Rules(RuleAction.Deny));
        writer.WriteNumber("warn", Rules(RuleAction.Warn));
        writer.WriteNumber("audit", Rules(RuleAction.Audit));
        writer.WriteNumber("off", Rules(RuleAction.Off));
        writer.WriteEndObject();
    }

    private void Write(Utf8JsonWriter writer, PolicyCondition condition, JsonElement written)
    {
        writer.WriteStartObject();
        writer.WriteString("type", condition.Type);
        writer.WriteString("status", condition.Status);
        writer.WriteString("reason", condition.Reason);
        writer.WriteString("message", condition.Message);
        writer.WriteString("lastTransitionTime", TransitionOf(condition, written));
        writer.WriteNumber("observedGeneration", policy.Resource.Generation);
        writer.WriteEndObject();
    }

    /// <summary>The time that is written already, unless the condition was another then.</summary>
    private string TransitionOf(PolicyCondition condition, JsonElement written)
    {
        var before = written.TryGetProperty("conditions", out var conditions) && conditions.ValueKind == JsonValueKind.Array
            ? conditions.EnumerateArray().FirstOrDefault(item => Is(item, "type", condition.Type))
            : default;
        return Is(before, "status", condition.Status) && before.TryGetProperty("lastTransitionTime", out var time)
            ? time.GetString()!
            : now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
    }

    private static bool Is(JsonElement item, string member, string text) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(member, out var value) && value.ValueEquals(text);

    private static byte[] Bytes(Action<Utf8JsonWriter> content)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
            content(writer);

        return buffer.ToArray();
    }
}
