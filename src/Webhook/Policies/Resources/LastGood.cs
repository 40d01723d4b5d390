using System.Text;
using System.Text.Json;
using Webhook.Output.Definitions;

namespace Webhook.Policies.Resources;

/// <summary><c>status.lastGood</c> of a DaemonSetPolicy: the last generation without an error, where every replica finds it, also after a restart.</summary>
/// <remarks>
/// It is read only while the spec has an error, and judged as any spec is. The API server takes a status from those alone who
/// may write <c>daemonsetpolicies/status</c>; the chart grants that to the server.
/// </remarks>
/// <param name="Generation">The generation.</param>
/// <param name="Spec">Its <c>spec</c> as JSON; empty when it had none.</param>
internal sealed record LastGood(long Generation, string Spec)
{
    /// <summary>Whether a spec is small enough to be kept.</summary>
    public static bool Fits(string spec) => Encoding.UTF8.GetByteCount(spec) <= StatusSchema.MaxLastGoodKibibytes * 1024;

    /// <summary>What a status keeps; <c>null</c> for nothing, and for what is no spec.</summary>
    /// <param name="status">The status as JSON; empty when there is none.</param>
    public static LastGood? Of(string status)
    {
        try
        {
            return status.Length == 0 ? null : Read(JsonElement.Parse(status));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static LastGood? Read(JsonElement status)
    {
        if (status.ValueKind != JsonValueKind.Object
            || !status.TryGetProperty(StatusSchema.LastGood, out var kept)
            || kept.ValueKind != JsonValueKind.Object
            || !kept.TryGetProperty("generation", out var generation)
            || generation.ValueKind != JsonValueKind.Number
            || !generation.TryGetInt64(out var number)
            || !kept.TryGetProperty("spec", out var spec)
            || spec.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        var text = spec.GetString()!;
        return text.Length == 0 || JsonElement.Parse(text).ValueKind == JsonValueKind.Object ? new(number, text) : null;
    }
}
