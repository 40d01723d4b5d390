using System.Globalization;

namespace Webhook.Monitoring.Tests.Dashboards.Pictures;

/// <summary>Values in the units of the dashboard, about as Grafana writes them.</summary>
internal static class UnitFormat
{
    /// <summary>A value as text.</summary>
    /// <param name="value">The value.</param>
    /// <param name="unit">Name of the unit, as Grafana has it.</param>
    /// <param name="decimals">Digits after the point; <c>null</c> for three that matter.</param>
    public static string Of(double value, string unit, int? decimals = null) => unit switch
    {
        "percentunit" => $"{Number(value * 100, decimals)} %",
        "s" => Time(value, decimals),
        "bytes" => Binary(value, "B", decimals),
        "Bps" => Binary(value, "B/s", decimals),
        "reqps" => $"{Number(value, decimals)} req/s",
        "cps" => $"{Number(value, decimals)} /s",
        _ when unit.StartsWith("suffix:", StringComparison.Ordinal) => Number(value, decimals) + unit["suffix:".Length..],
        _ => Number(value, decimals),
    };

    private static string Time(double seconds, int? decimals) => Math.Abs(seconds) switch
    {
        0 => "0 s",
        < 0.001 => $"{Number(seconds * 1e6, decimals)} µs",
        < 1 => $"{Number(seconds * 1000, decimals)} ms",
        < 120 => $"{Number(seconds, decimals)} s",
        < 7200 => $"{Number(seconds / 60, decimals)} min",
        < 172800 => $"{Number(seconds / 3600, decimals)} h",
        _ => $"{Number(seconds / 86400, decimals)} d",
    };

    private static string Binary(double value, string unit, int? decimals)
    {
        var (scaled, prefix) = (value, 0);
        for (; Math.Abs(scaled) >= 1024 && prefix < 4; prefix++)
            scaled /= 1024;

        return $"{Number(scaled, decimals)} {(prefix == 0 ? "" : $"{" KMGT"[prefix]}i")}{unit}";
    }

    private static string Number(double value, int? decimals)
    {
        var digits = decimals ?? (Math.Abs(value) switch
        {
            0 or >= 100 => 0,
            >= 10 => 1,
            >= 1 => 2,
            _ => 3,
        });
        return Math.Round(value, digits).ToString("#,0.###", CultureInfo.InvariantCulture);
    }
}
