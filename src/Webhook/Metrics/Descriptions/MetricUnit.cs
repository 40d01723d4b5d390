namespace Webhook.Metrics.Descriptions;

/// <summary>Units of our metrics: base units only, as Prometheus wants them.</summary>
internal static class MetricUnit
{
    /// <summary>A count of things, 0 or 1, or a share.</summary>
    public const string None = "";

    /// <summary>Seconds; of a timestamp since 1970-01-01T00:00:00Z.</summary>
    public const string Seconds = "seconds";

    /// <summary>Bytes.</summary>
    public const string Bytes = "bytes";

    /// <summary>What instruments call the unit (UCUM, as OpenTelemetry asks); <c>null</c> for none.</summary>
    public static string? Instrument(string unit) => unit switch
    {
        Seconds => "s",
        Bytes => "By",
        _ => null,
    };

    /// <summary>What Prometheus calls an instrument's unit; empty for none and for any other.</summary>
    public static string OfInstrument(string? unit) => unit switch
    {
        "s" => Seconds,
        "By" => Bytes,
        _ => None,
    };
}
