namespace Webhook.Output.Reports;

/// <summary>The formats by their names on the command line. Adding a format is one line here.</summary>
internal static class ReportFormats
{
    /// <summary>The format for people.</summary>
    public const string Default = "table";

    private static readonly KeyValuePair<string, IReportFormat>[] All =
    [
        new(Default, new TableReport()),
        new("json", new JsonReport()),
        new("yaml", new YamlReport()),
        new("sarif", new SarifReport()),
        new("junit", new JunitReport()),
        new("github", new GithubReport()),
    ];

    /// <summary>Names, the default first.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(format => format.Key)];

    /// <summary>The format of a name.</summary>
    public static IReportFormat Find(string name) => All.First(format => format.Key == name).Value;
}
