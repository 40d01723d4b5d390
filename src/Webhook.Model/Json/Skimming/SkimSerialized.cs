using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Webhook.Model.Json.Weighing;

namespace Webhook.Model.Json.Skimming;

/// <summary>Has System.Text.Json read the parts that few objects have.</summary>
internal static class SkimSerialized
{
    // Up to here a guess from above will do.
    private const int Small = 1024;

    /// <summary>The value at hand; <c>null</c> for null.</summary>
    public static T? Value<T>(this ref SkimReader reader, JsonTypeInfo<T> type)
        where T : class
    {
        var raw = reader.Raw();
        if (raw.Length <= Small)
        {
            reader.Weigh(raw.Length / 2, raw.Length);
        }
        else
        {
            var weight = ModelWeight.Of(raw, type);
            reader.Weigh(weight.Values, weight.TextBytes);
        }

        return JsonSerializer.Deserialize(raw, type);
    }
}
