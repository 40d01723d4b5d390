using System.Buffers;
using System.Globalization;

namespace Webhook.Model.Text;

/// <summary>Durations as Kubernetes writes them: <c>10s</c>, <c>1m30s</c>, <c>500ms</c>, <c>1.5h</c>.</summary>
/// <remarks>Source: <see href="https://pkg.go.dev/time#ParseDuration"/>; negative durations are refused, since nothing here can take one.</remarks>
public static class GoDuration
{
    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.");

    /// <summary>Longest first, so that <c>ms</c> is not taken for <c>m</c>. The micro sign has two code points.</summary>
    private static readonly (string Unit, double Ticks)[] Units =
    [
        ("ns", 0.01),
        ("us", TimeSpan.TicksPerMicrosecond),
        ("\u00b5s", TimeSpan.TicksPerMicrosecond),
        ("\u03bcs", TimeSpan.TicksPerMicrosecond),
        ("ms", TimeSpan.TicksPerMillisecond),
        ("s", TimeSpan.TicksPerSecond),
        ("m", TimeSpan.TicksPerMinute),
        ("h", TimeSpan.TicksPerHour),
    ];

    /// <summary>Reads a duration; a number without a unit is one only when it is 0.</summary>
    public static bool TryParse(string? text, out TimeSpan duration)
    {
        duration = TimeSpan.Zero;
        if (string.IsNullOrEmpty(text))
            return false;

        if (text == "0")
            return true;

        double ticks = 0;
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            if (!TryTake(ref rest, out var part))
                return false;

            ticks += part;
        }

        if (ticks >= TimeSpan.MaxValue.Ticks)
            return false;

        duration = new TimeSpan((long)ticks);
        return true;
    }

    private static bool TryTake(ref ReadOnlySpan<char> rest, out double ticks)
    {
        ticks = 0;
        var digits = rest.IndexOfAnyExcept(NumberCharacters);
        if (digits <= 0 || !double.TryParse(rest[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return false;

        rest = rest[digits..];
        foreach (var (unit, size) in Units)
        {
            if (rest.StartsWith(unit, StringComparison.Ordinal))
            {
                rest = rest[unit.Length..];
                ticks = number * size;
                return true;
            }
        }

        return false;
    }
}
