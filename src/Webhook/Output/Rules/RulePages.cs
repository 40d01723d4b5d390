using Webhook.Policy.Rules;

namespace Webhook.Output.Rules;

/// <summary>The pages of docs/rules.</summary>
internal static class RulePages
{
    /// <summary>Name of the index.</summary>
    public const string Index = "README.md";

    /// <summary>Every page by its file name, the index first.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> All()
    {
        IReadOnlyList<RuleDescriptor> rules = [.. RuleCatalogue.All.Select(rule => rule.Descriptor)];
        return [new(Index, RuleIndex.Render(rules)), .. rules.Select(rule => KeyValuePair.Create($"{rule.Id}.md", RulePage.Render(rule)))];
    }

    /// <summary>Writes every page into a folder, which is made when it is missing. Other files of the folder stay.</summary>
    public static void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var (name, text) in All())
            File.WriteAllText(Path.Combine(folder, name), text);
    }
}
