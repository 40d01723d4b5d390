using System.Diagnostics;

namespace Webhook.Metrics.Series;

/// <summary>One measurement, with the trace that tells more of it.</summary>
/// <param name="TraceId">32 hexadecimal digits.</param>
/// <param name="SpanId">16 hexadecimal digits; label names included that is 63 of the 128 characters that OpenMetrics allows.</param>
/// <param name="Value">The measurement.</param>
/// <param name="At">When it was taken, in seconds of Unix time.</param>
internal readonly record struct Exemplar(string TraceId, string SpanId, double Value, double At)
{
    /// <summary>A measurement taken while an activity was current.</summary>
    public static Exemplar Of(Activity activity, double value, TimeProvider time) => new(
        activity.TraceId.ToHexString(), activity.SpanId.ToHexString(), value, time.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0);
}
