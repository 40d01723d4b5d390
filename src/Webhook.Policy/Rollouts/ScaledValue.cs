using System.Globalization;
using Webhook.Model;

namespace Webhook.Policy.Rollouts;

/// <summary>What an int-or-percent comes to in nodes.</summary>
/// <remarks>
/// Follows <c>GetScaledValueFromIntOrPercent</c> of k8s.io/apimachinery's intstr: it takes more than validation lets pass,
/// such as <c>+5%</c> and negative counts. Results beyond int32 stop at its ends, where no cluster is.
/// </remarks>
public static class ScaledValue
{
    /// <summary>Scales the value.</summary>
    /// <param name="value">A count is taken as it is, neither capped at the total nor raised to 0; <c>null</c> is an error.</param>
    /// <param name="total">What 100 % stands for.</param>
    /// <param name="roundUp">Whether a fraction counts as a whole; else it is dropped.</param>
    /// <param name="result">The value in nodes; 0 on an error.</param>
    /// <returns><c>false</c> for an absent value and for a string that is no whole number followed by <c>%</c>.</returns>
    public static bool TryScale(IntOrPercent? value, int total, bool roundUp, out int result)
    {
        result = 0;
        if (value is not { } given)
            return false;

        if (!given.IsString)
        {
            result = given.Count;
            return true;
        }

        if (!TryReadPercent(given.Text!, out var percent))
            return false;

        // In floating point as upstream does it; exact for every percentage and cluster there is.
        var exact = (double)percent * total / 100;
        result = (int)double.Clamp(roundUp ? Math.Ceiling(exact) : Math.Floor(exact), int.MinValue, int.MaxValue);
        return true;
    }

    private static bool TryReadPercent(string text, out long percent)
    {
        percent = 0;
        return text.EndsWith('%')
            && long.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out percent);
    }
}
