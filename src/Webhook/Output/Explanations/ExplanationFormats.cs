namespace Webhook.Output.Explanations;

/// <summary>The formats by their names on the command line.</summary>
internal static class ExplanationFormats
{
    /// <summary>The format for people.</summary>
    public const string Default = "table";

    private static readonly KeyValuePair<string, IExplanationFormat>[] All =
    [
        new(Default, new ExplanationTable()),
        new("json", new ExplanationJson()),
        new("yaml", new ExplanationYaml()),
    ];

    /// <summary>Names, the default first.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(format => format.Key)];

    /// <summary>The format of a name.</summary>
    public static IExplanationFormat Find(string name) => All.First(format => format.Key == name).Value;
}
