namespace Webhook.Tests.Metrics;

/// <summary>One sample of an OpenMetrics text.</summary>
/// <param name="Name">With its suffix.</param>
/// <param name="Labels">Names and values, unescaped, in their order.</param>
/// <param name="Value">The value.</param>
/// <param name="Exemplar">Names and values of the exemplar's labels; <c>null</c> without one.</param>
/// <param name="ExemplarValue">Value of the exemplar; 0 without one.</param>
internal sealed record OpenMetricsSample(
    string Name,
    IReadOnlyList<(string Name, string Value)> Labels,
    double Value,
    IReadOnlyList<(string Name, string Value)>? Exemplar,
    double ExemplarValue)
{
    /// <summary>The text of <c>le</c>; <c>null</c> when it has none.</summary>
    public string? Bound => Labels.Where(label => label.Name == "le").Select(label => label.Value).SingleOrDefault();

    /// <summary>The series that it is a part of.</summary>
    public string Series => string.Join('\n', Labels.Where(label => label.Name != "le").Select(label => $"{label.Name}={label.Value}"));
}
