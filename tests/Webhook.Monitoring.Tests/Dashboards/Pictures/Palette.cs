using System.Text.Json.Nodes;

namespace Webhook.Monitoring.Tests.Dashboards.Pictures;

/// <summary>Colours of the picture, on white.</summary>
internal static class Palette
{
    /// <summary>Text.</summary>
    public const string Text = "#24292e";

    /// <summary>Text that matters less.</summary>
    public const string Faint = "#5f6b78";

    /// <summary>Lines of the grid and borders.</summary>
    public const string Line = "#dfe3e8";

    private static readonly string[] Series = ["#3871dc", "#e0752d", "#299c46", "#a352cc", "#c4162a", "#1f9ebd", "#b5870b", "#d6338a", "#6d7785", "#5a8f29", "#7a5195", "#0f766e"];

    /// <summary>The colour of a series by its place.</summary>
    public static string Of(int index) => Series[index % Series.Length];

    /// <summary>A colour that the dashboard names.</summary>
    public static string Of(string name) => name switch
    {
        "green" => "#299c46",
        "yellow" => "#b5870b",
        "orange" => "#e0752d",
        "red" => "#c4162a",
        "blue" => "#3871dc",
        _ => Text,
    };

    /// <summary>The colour of a value by thresholds: that of the last step which it reaches.</summary>
    public static string ByThreshold(JsonNode thresholds, double value) => Of((string)thresholds["steps"]!.AsArray()
        .Last(step => step!["value"] is null || value >= (double)step["value"]!)!["color"]!);

    /// <summary>The colour that one field of a panel is given; that of its place where it is given none.</summary>
    public static string Of(DashboardPanel panel, string field, int index) =>
        panel.Override(field, "color") is { } color ? Of((string)color["fixedColor"]!) : Of(index);
}
