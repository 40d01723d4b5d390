using System.Text.Json;

namespace Webhook.Model.Apps;

/// <summary>Where <c>spec.template</c> stands in the JSON of a DaemonSet: slices of it, each empty when the member is absent.</summary>
/// <remarks>A slice may hold <c>null</c> or any other value, as received. Of a member written twice the last one counts.</remarks>
/// <param name="Template"><c>spec.template</c>.</param>
/// <param name="PodSpec"><c>spec.template.spec</c>.</param>
/// <param name="Tolerations"><c>spec.template.spec.tolerations</c>.</param>
public sealed record TemplateJson(ReadOnlyMemory<byte> Template, ReadOnlyMemory<byte> PodSpec, ReadOnlyMemory<byte> Tolerations)
{
    /// <summary>Levels of nesting that are followed.</summary>
    private const int MaxDepth = 128;

    /// <summary>Whether the pod spec is an object, and the tolerations in it a list, null or absent.</summary>
    public bool IsPatchable => IsObject(PodSpec) && (Tolerations.IsEmpty || HasTolerations || Tolerations.Span[0] == 'n');

    /// <summary>Whether there is a list of tolerations, be it empty.</summary>
    public bool HasTolerations => !Tolerations.IsEmpty && Tolerations.Span[0] == '[';

    /// <summary>Looks for the template of an object.</summary>
    /// <param name="json">A DaemonSet, JSON in UTF-8.</param>
    /// <exception cref="JsonException">It is no JSON, or nested deeper than 128 levels.</exception>
    public static TemplateJson Locate(ReadOnlyMemory<byte> json)
    {
        var template = Member(Member(json, "spec"), "template");
        var podSpec = Member(template, "spec");
        return new(template, podSpec, Member(podSpec, "tolerations"));
    }

    private static ReadOnlyMemory<byte> Member(ReadOnlyMemory<byte> json, string name)
    {
        var found = ReadOnlyMemory<byte>.Empty;
        var reader = new Utf8JsonReader(json.Span, new JsonReaderOptions { MaxDepth = MaxDepth });
        if (json.IsEmpty || !reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            return found;

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isIt = reader.ValueTextEquals(name);
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            if (isIt)
                found = json[start..(int)reader.BytesConsumed];
        }

        return found;
    }

    private static bool IsObject(ReadOnlyMemory<byte> json) => !json.IsEmpty && json.Span[0] == '{';
}
