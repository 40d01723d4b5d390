using System.Globalization;
using Webhook.Model;

namespace Webhook.Policy.Rules.UpdateStrategies;

/// <summary>The number in maxUnavailable or maxSurge.</summary>
internal static class StrategyNumber
{
    /// <summary>
    /// The count, or the percentage without its sign; <c>null</c> for what the API server refuses: negative counts, strings
    /// other than digits and <c>%</c>, and more than 100%.
    /// </summary>
    public static int? Of(IntOrPercent value)
    {
        if (!value.IsString)
            return value.Count < 0 ? null : value.Count;

        var text = value.Text!;
        return text.EndsWith('%')
            && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var percent)
            && percent <= 100
            ? percent
            : null;
    }
}
