using System.Text;
using System.Text.Json;
using Webhook.Model;
using Webhook.Model.Apps;

namespace Webhook.Policy.Tests.Injection;

/// <summary>Reviews of DaemonSets written as JSON, as the server makes them of a request.</summary>
internal static class Reviews
{
    public static DateTimeOffset Now { get; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static DaemonSetReview Create(string json) => Of(Operation.Create, json, null);

    public static DaemonSetReview Update(string oldJson, string newJson) => Of(Operation.Update, newJson, oldJson);

    public static DaemonSetReview Of(Operation operation, string? json, string? oldJson) => new()
    {
        Operation = operation,
        Source = ReviewSource.Admission,
        Object = Decode(json),
        OldObject = Decode(oldJson),
        ObjectJson = json is null ? default : Encoding.UTF8.GetBytes(json),
        OldObjectJson = oldJson is null ? default : Encoding.UTF8.GetBytes(oldJson),
        Namespace = "logging",
        Name = "agent",
        Now = Now,
    };

    /// <summary>A DaemonSet with this JSON as its pod spec.</summary>
    public static string WithPodSpec(string podSpec, string metadata = "{}") =>
        """{"metadata":METADATA,"spec":{"template":{"metadata":{"labels":{"app":"agent"}},"spec":POD}}}"""
            .Replace("METADATA", metadata, StringComparison.Ordinal)
            .Replace("POD", podSpec, StringComparison.Ordinal);

    private static DaemonSet? Decode(string? json) => json is null ? null
        : DaemonSetDefaults.Apply(JsonSerializer.Deserialize(json, ModelJsonContext.Default.DaemonSet)!);
}
