namespace Webhook.Output.Reference;

/// <summary>Pages of docs/reference that follow from the code alone.</summary>
internal static class ReferencePages
{
    /// <summary>What writes each page, by the name of its file without <c>.md</c>. Adding a page is one line here.</summary>
    public static IReadOnlyDictionary<string, Func<string>> All { get; } = new Dictionary<string, Func<string>>(StringComparer.Ordinal)
    {
        ["metrics"] = MetricsPage.Render,
    };
}
