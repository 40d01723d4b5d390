using System.Globalization;
using System.Text.Json.Serialization;
using Webhook.Model.Json;

namespace Webhook.Model;

/// <summary>An int-or-string of the Kubernetes API that means a count or a percentage: <c>3</c> or <c>"10%"</c>.</summary>
/// <remarks>
/// The JSON type is kept: <c>3</c> is a count, <c>"3"</c> is a string and no valid percentage. Numbers beyond int32,
/// fractions and booleans are not values of this type (apimachinery intstr <c>UnmarshalJSON</c>).
/// Follows <c>k8s.io/apimachinery/pkg/util/intstr</c>.
/// </remarks>
[JsonConverter(typeof(IntOrPercentConverter))]
public readonly record struct IntOrPercent
{
    private readonly string? _text;
    private readonly int _count;

    private IntOrPercent(int count, string? text)
    {
        _count = count;
        _text = text;
    }

    /// <summary>Whether it was written as a string.</summary>
    public bool IsString => _text is not null;

    /// <summary>The count; 0 when it was written as a string.</summary>
    public int Count => _count;

    /// <summary>The string as written; <c>null</c> for a count.</summary>
    public string? Text => _text;

    /// <summary>A count of pods or nodes.</summary>
    public static IntOrPercent FromInt(int count) => new(count, null);

    /// <summary>A string, valid percentage or not.</summary>
    public static IntOrPercent FromString(string text) => new(0, text);

    /// <summary>As a user writes it, a string in quotes only where that tells it from a count.</summary>
    public override string ToString() => _text switch
    {
        null => _count.ToString(CultureInfo.InvariantCulture),
        _ when _text.EndsWith('%') => _text,
        _ => $"\"{_text}\"",
    };
}
