using System.Text.RegularExpressions;
using Webhook.Testing;

namespace Webhook.Tests.Architecture;

/// <summary>The folders of the executable know each other in one direction only.</summary>
public sealed partial class FolderCircleTests
{
    [Fact]
    public void Has_no_circle_of_folders()
    {
        var knows = Directory.EnumerateDirectories(Repository.Path("src/Webhook"))
            .Select(folder => Path.GetFileName(folder)!)
            .Where(folder => folder is not ("bin" or "obj"))
            .ToDictionary(folder => folder, KnownFolders);

        // Taking away, again and again, what knows nobody that is left leaves the circles.
        while (knows.Keys.FirstOrDefault(folder => !knows[folder].Any(knows.ContainsKey)) is { } free)
            knows.Remove(free);

        Assert.Empty(knows.Select(entry => $"{entry.Key} -> {string.Join(", ", entry.Value)}"));
    }

    private static HashSet<string> KnownFolders(string folder) =>
    [
        .. Directory.EnumerateFiles(Repository.Path($"src/Webhook/{folder}"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(File.ReadLines)
            .Select(line => UsedFolder().Match(line))
            .Where(match => match.Success && match.Groups[1].Value != folder)
            .Select(match => match.Groups[1].Value),
    ];

    [GeneratedRegex(@"^using (?:static )?Webhook\.(\w+)")]
    private static partial Regex UsedFolder();
}
