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

    /// <summary>Validates files that were read already.</summary>
    public static PolicyLoadResult Load(PolicyFiles files, DateTimeOffset? now = null)
    {
        var loaded = new List<LoadedPolicy>();
        var problems = new List<ManifestProblem>();
        foreach (var file in files.Files)
        {
            if (file.Text is null)
            {
                problems.Add(Error(file.Source, file.Problem));
                continue;
            }

            var result = PolicyReader.Read(ManifestReader.Read(file.Source, file.Text), now);
            problems.AddRange(result.Problems);
            var hash = PolicyFiles.Hash(file.Text);
            foreach (var policy in result.Policies)
                Add(new(policy, file.Source, hash), loaded, problems);
        }

        if (loaded.Count == 0 && problems.Count == 0)
            problems.Add(Error(string.Join(", ", files.Files.Select(file => file.Source)), "no DaemonSetPolicy in it"));

        return new(loaded, problems);
    }

    private static PolicyLoadResult LoadDefault() =>
        new([new(PolicyReader.Default, Embedded, PolicyFiles.Hash(PolicyReader.DefaultPolicyText))], []);

    private static void Add(LoadedPolicy policy, List<LoadedPolicy> loaded, List<ManifestProblem> problems)
    {
        // The name stands in findings, exemptions and metrics: two policies of one name could not be told apart there.
        if (loaded.FirstOrDefault(other => other.Policy.Name == policy.Policy.Name) is { } twin)
            problems.Add(Error(policy.Source, $"metadata.name {policy.Policy.Name} is taken by a policy in {twin.Source}; give each its own name"));
        else
            loaded.Add(policy);
    }

    private static ManifestProblem Error(string source, string message) =>
        new() { Severity = ProblemSeverity.Error, Source = source, Message = message };
}
