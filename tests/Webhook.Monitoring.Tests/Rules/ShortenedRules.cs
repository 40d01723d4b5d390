using System.Globalization;
using System.Text.RegularExpressions;

namespace Webhook.Monitoring.Tests.Rules;

/// <summary>
/// The shipped rules with a minute that lasts a second, so that a test with a real Prometheus needs no hours. Nothing but times
/// is changed; that the times of the shipped rules are right is seen with promtool's clock.
/// </summary>
/// <remarks>
/// <c>for</c> is three seconds at most. A window lasts ten seconds at least, for it must hold samples, one that came late among
/// them, and one below a day twenty at most, for an alert ends only when its cause has left its window. A factor 60, which makes
/// seconds of minutes, is 2, since samples are two seconds apart.
/// </remarks>
internal static partial class ShortenedRules
{
    /// <summary>File name to text.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } =
        ShippedRule.Files.ToDictionary(file => file, file => Shorten(ShippedRule.ReadFile(file)));

    /// <summary>Shortens the times of a rule file.</summary>
    public static string Shorten(string rules)
    {
        var shortened = For().Replace(rules, match => $"for: {Math.Min(Minutes(match), 3)}s");
        shortened = Window().Replace(shortened, match => $"[{(Minutes(match) is >= 1440 and var days ? days : Math.Clamp(Minutes(match), 10, 20))}s]");
        return Factor().Replace(shortened, "* 2");
    }

    private static int Minutes(Match duration) =>
        int.Parse(duration.Groups["count"].Value, CultureInfo.InvariantCulture) * (duration.Groups["unit"].Value switch
        {
            "m" => 1,
            "h" => 60,
            _ => 1440,
        });

    [GeneratedRegex(@"for: (?<count>\d+)(?<unit>[mhd])\b")]
    private static partial Regex For();

    [GeneratedRegex(@"\[(?<count>\d+)(?<unit>[mhd])\]")]
    private static partial Regex Window();

    [GeneratedRegex(@"\* 60\b")]
    private static partial Regex Factor();
}
