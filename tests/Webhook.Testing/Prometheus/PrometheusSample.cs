using System.Globalization;
using System.Text.Json;

namespace Webhook.Testing.Prometheus;

/// <summary>One element of what a query gives.</summary>
/// <param name="Labels">Its labels, the metric's name as <c>__name__</c>.</param>
/// <param name="Values">Its values, oldest first; one only of an instant query.</param>
public sealed record PrometheusSample(IReadOnlyDictionary<string, string> Labels, IReadOnlyList<double> Values)
{
    /// <summary>When each value was, as Unix time in seconds.</summary>
    public IReadOnlyList<double> Times { get; init; } = [];

    /// <summary>The newest value.</summary>
    public double Value => Values[^1];

    /// <summary>A label's value; empty when there is no such label.</summary>
    public string this[string label] => Labels.GetValueOrDefault(label, "");

    /// <inheritdoc/>
    public override string ToString() =>
        $"{{{string.Join(", ", Labels.OrderBy(label => label.Key, StringComparer.Ordinal).Select(label => $"{label.Key}=\"{label.Value}\""))}}} {Value.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Reads an element of <c>data.result</c>, of an instant or a range query.</summary>
    internal static PrometheusSample Of(JsonElement result)
    {
        IReadOnlyList<JsonElement> pairs = result.TryGetProperty("values", out var values) ? [.. values.EnumerateArray()] : [result.GetProperty("value")];
        return new(LabelsOf(result.GetProperty("metric")), [.. pairs.Select(ValueOf)]) { Times = [.. pairs.Select(pair => pair[0].GetDouble())] };
    }

    /// <summary>Reads an object of strings.</summary>
    internal static IReadOnlyDictionary<string, string> LabelsOf(JsonElement labels) =>
        labels.EnumerateObject().ToDictionary(label => label.Name, label => label.Value.GetString()!);

    private static double ValueOf(JsonElement pair) => pair[1].GetString() switch
    {
        "+Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        var number => double.Parse(number!, CultureInfo.InvariantCulture),
    };
}
