namespace Webhook.Policy.Rollouts;

/// <summary>Lengths of time for people.</summary>
public static class DurationText
{
    private const int Minute = 60;
    private const int Hour = 60 * Minute;
    private const int Day = 24 * Hour;

    /// <summary><c>about 40 seconds</c>, <c>about 40 minutes</c>, <c>about 3 hours</c>: rounded to one unit.</summary>
    public static string About(long seconds) => seconds switch
    {
        < 2 * Minute => $"about {seconds} seconds",
        < 2 * Hour => $"about {Units(seconds, Minute)} minutes",
        < 2 * Day => $"about {Units(seconds, Hour)} hours",
        _ => $"about {Units(seconds, Day)} days",
    };

    /// <summary>An age the way kubectl prints it, in its largest unit: <c>45s</c>, <c>40m</c>, <c>3h</c>, <c>12d</c>; never negative.</summary>
    public static string Age(TimeSpan age) => age.TotalSeconds switch
    {
        < 2 * Minute => $"{long.Max(0, (long)age.TotalSeconds)}s",
        < 3 * Hour => $"{(long)age.TotalMinutes}m",
        < 2 * Day => $"{(long)age.TotalHours}h",
        _ => $"{(long)age.TotalDays}d",
    };

    private static long Units(long seconds, int unit) => (seconds + (unit / 2)) / unit;
}
