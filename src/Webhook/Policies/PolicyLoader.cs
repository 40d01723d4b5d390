using Webhook.Model.Manifests;
using Webhook.Policy.Policies;

namespace Webhook.Policies;

/// <summary>Loads what <c>--policy</c> names, alike for the server and for every command.</summary>
internal static class PolicyLoader
{
    /// <summary>Source of the default policy, where a file's path would stand.</summary>
    public const string Embedded = "embedded";

    /// <summary>Reads and validates all policies; never throws on content.</summary>
    /// <param name="paths">Files and folders; none means the embedded default policy.</param>
    /// <param name="now">The time at which to warn of expired exemptions; <c>null</c> warns of none.</param>
    public static PolicyLoadResult Load(IReadOnlyList<string> paths, DateTimeOffset? now = null) =>
        paths.Count == 0 ? LoadDefault() : Load(PolicyFiles.Read(paths), now);

    /// <summary>Validates files that were read already, each by itself and all against each other.</summary>
    public static PolicyLoadResult Load(PolicyFiles files, DateTimeOffset? now = null)
    {
        var results = PolicySet.ReadEach(files.Files.Select(Manifest), now);
        return new(
            [.. files.Files.Zip(results).SelectMany(read => Loaded(read.First, read.Second))],
            [.. results.SelectMany(result => result.Problems)]);
    }

    private static PolicyLoadResult LoadDefault() =>
        new([new(PolicyReader.Default, Embedded, PolicyFiles.Hash(PolicyReader.DefaultPolicyText))], []);

    private static ManifestFile Manifest(PolicyFile file) => file.Text is { } text
        ? ManifestReader.Read(file.Source, text)
        : new()
        {
            Source = file.Source,
            Text = "",
            Objects = [],
            Problems = [new() { Severity = ProblemSeverity.Error, Source = file.Source, Message = file.Problem }],
        };

    private static IEnumerable<LoadedPolicy> Loaded(PolicyFile file, PolicyReadResult result)
    {
        var hash = PolicyFiles.Hash(file.Text ?? "");
        return result.Policies.Select(policy => new LoadedPolicy(policy, file.Source, hash));
    }
}
