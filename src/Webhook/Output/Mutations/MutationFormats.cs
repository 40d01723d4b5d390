namespace Webhook.Output.Mutations;

/// <summary>The formats by their names on the command line.</summary>
internal static class MutationFormats
{
    /// <summary>What can be piped into <c>kubectl apply -f -</c>.</summary>
    public const string Default = "yaml";

    private static readonly KeyValuePair<string, IMutationFormat>[] All =
    [
        new(Default, new MutatedYaml()),
        new("json", new MutatedJson()),
        new("patch", new MutationPatches()),
        new("diff", new MutationDiff()),
    ];

    /// <summary>Names, the default first.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(format => format.Key)];

    /// <summary>The format of a name.</summary>
    public static IMutationFormat Find(string name) => All.First(format => format.Key == name).Value;
}
