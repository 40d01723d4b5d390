using System.Text.Json;
using Webhook.Model;
using Webhook.Model.Apps;
using Webhook.Model.Core;
using Webhook.Model.Meta;

namespace Webhook.Policy.Tests.Vectors;

/// <summary>Decodes the parts of a case the way the product decodes objects.</summary>
internal static class VectorJson
{
    public static bool Flag(this JsonElement element, string name) => element.TryGetProperty(name, out var flag) && flag.GetBoolean();

    public static Toleration Toleration(this JsonElement element, string name) =>
        element.GetProperty(name).Deserialize(ModelJsonContext.Default.Toleration)!;

    public static IReadOnlyList<Toleration> Tolerations(this JsonElement element) => element.Template("tolerations").Tolerations;

    public static IReadOnlyList<Taint> Taints(this JsonElement element) =>
        [.. element.GetProperty("taints").EnumerateArray().Select(taint => taint.Deserialize(ModelJsonContext.Default.Taint)!)];

    public static LabelSelector? Selector(this JsonElement element, string name) =>
        element.GetProperty(name).Deserialize(ModelJsonContext.Default.LabelSelector);

    public static IReadOnlyDictionary<string, string> Labels(this JsonElement element, string name) =>
        Decode("{\"labels\":" + element.GetProperty(name).GetRawText() + "}", ModelJsonContext.Default.ObjectMeta).Labels;

    public static DaemonSetUpdateStrategy Strategy(this JsonElement element, string name) =>
        Decode("{\"updateStrategy\":" + element.GetProperty(name).GetRawText() + "}", ModelJsonContext.Default.DaemonSetSpec).UpdateStrategy;

    private static PodSpec Template(this JsonElement element, string name) =>
        Decode($"{{\"{name}\":" + element.GetProperty(name).GetRawText() + "}", ModelJsonContext.Default.PodSpec);

    private static T Decode<T>(string json, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type) =>
        JsonSerializer.Deserialize(json, type)!;
}
