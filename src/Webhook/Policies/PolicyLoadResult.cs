using Webhook.Kubernetes.Api;
using Webhook.Model.Manifests;
using Webhook.Policies.Resources;
using Webhook.Policy.Policies;

namespace Webhook.Policies;

/// <summary>The policies of all files and everything wrong with them.</summary>
/// <param name="Loaded">Policies without an error, in load order; the embedded default policy where files hold none.</param>
/// <param name="Problems">Errors and warnings of all files, in load order.</param>
internal sealed record PolicyLoadResult(IReadOnlyList<LoadedPolicy> Loaded, IReadOnlyList<ManifestProblem> Problems)
{
    /// <summary>Whether <see cref="Loaded"/> is the embedded default policy.</summary>
    public bool IsEmbedded { get; init; }

    /// <summary>DaemonSetPolicies of a cluster: those that were exported into files, and those that a command read.</summary>
    public IReadOnlyList<ResourcePolicy> Resources { get; init; } = [];

    /// <summary>Whether the set as a whole must not be used.</summary>
    public bool HasErrors => Problems.Any(problem => problem.Severity == ProblemSeverity.Error);

    /// <summary>The policies in force, as the engine takes them.</summary>
    public IReadOnlyList<DaemonSetPolicy> Policies => [.. PolicyUnion.Of(this, []).Select(loaded => loaded.Policy)];

    /// <summary>The same with the DaemonSetPolicies of a cluster beside them; one that a file holds stands for the cluster's of its name.</summary>
    /// <param name="resources">The objects.</param>
    /// <param name="now">The time at which to warn of expired exemptions.</param>
    public PolicyLoadResult With(IEnumerable<CustomResource> resources, DateTimeOffset now)
    {
        List<ResourcePolicy> added =
        [
            .. resources.Where(resource => !Resources.Any(known => known.Resource.Name == resource.Name))
                .OrderBy(resource => resource.Name, StringComparer.Ordinal).Select(resource => ResourcePolicy.Read(resource, null, now)),
        ];
        if (added.Count == 0)
            return this;

        var united = this with { Resources = [.. Resources, .. added] };
        var known = Problems.Select(problem => problem.Message).ToHashSet(StringComparer.Ordinal);
        return united with
        {
            Problems =
            [
                .. Problems,
                .. added.SelectMany(resource => ExportedPolicies.ProblemsOf(resource, null)),
                .. PolicyUnion.Contradictions(PolicyUnion.Of(united, []), _ => null).Where(problem => !known.Contains(problem.Message)),
            ],
        };
    }
}
