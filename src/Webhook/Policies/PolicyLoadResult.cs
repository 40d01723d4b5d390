using Webhook.Model.Manifests;
using Webhook.Policy.Policies;

namespace Webhook.Policies;

/// <summary>The policies of all files and everything wrong with them.</summary>
/// <param name="Loaded">Policies without an error, in load order.</param>
/// <param name="Problems">Errors and warnings of all files, in load order.</param>
internal sealed record PolicyLoadResult(IReadOnlyList<LoadedPolicy> Loaded, IReadOnlyList<ManifestProblem> Problems)
{
    /// <summary>Whether the set as a whole must not be used.</summary>
    public bool HasErrors => Problems.Any(problem => problem.Severity == ProblemSeverity.Error);

    /// <summary>The policies, as the engine takes them.</summary>
    public IReadOnlyList<DaemonSetPolicy> Policies => [.. Loaded.Select(loaded => loaded.Policy)];
}
