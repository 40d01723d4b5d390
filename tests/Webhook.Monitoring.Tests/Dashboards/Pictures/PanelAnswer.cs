namespace Webhook.Monitoring.Tests.Dashboards.Pictures;

/// <summary>A panel with what Prometheus answered to its queries.</summary>
/// <param name="Panel">The panel.</param>
/// <param name="Samples">One entry for each query, in order.</param>
/// <param name="From">Begin of the time range, as Unix time in seconds.</param>
/// <param name="To">Its end.</param>
/// <param name="Step">From one point to the next, in seconds.</param>
internal sealed record PanelAnswer(DashboardPanel Panel, IReadOnlyList<IReadOnlyList<PrometheusSample>> Samples, double From, double To, double Step)
{
    /// <summary>The series in order, with their names.</summary>
    public IReadOnlyList<(string Name, PrometheusSample Sample)> Series =>
    [
        .. from pair in Panel.Targets.Zip(Samples)
           from sample in pair.Second
           select (Legend.Of(pair.First, sample), sample),
    ];

    /// <summary>Unit of the values.</summary>
    public string Unit => (string)Panel.Defaults["unit"]!;

    /// <summary>Digits after the point; <c>null</c> where the panel does not say.</summary>
    public int? Decimals => (int?)Panel.Defaults["decimals"];

    /// <summary>What stands in place of no value.</summary>
    public string NoValue => (string?)Panel.Defaults["noValue"] ?? "no data";

    /// <summary>Points of the time range.</summary>
    public int Points => (int)Math.Round((To - From) / Step) + 1;

    /// <summary>The values of a series at each point; not a number where it has none.</summary>
    public double[] ValuesOf(PrometheusSample sample)
    {
        var values = Enumerable.Repeat(double.NaN, Points).ToArray();
        foreach (var (time, value) in sample.Times.Zip(sample.Values))
            values[Math.Clamp((int)Math.Round((time - From) / Step), 0, Points - 1)] = value;

        return values;
    }

    /// <summary>A value as text.</summary>
    public string Format(double value) => UnitFormat.Of(value, Unit, Decimals);
}
