using Webhook.Model.Manifests;
using Webhook.Policies.Resources;
using Webhook.Policy.Contradictions;

namespace Webhook.Policies;

/// <summary>The policies in force: what files and the cluster come to together, alike for the server and for every command.</summary>
internal static class PolicyUnion
{
    /// <summary>
    /// Policies of files, or the embedded default policy where there are none, and beside them those of the cluster. One of
    /// the cluster that is named default takes the place of the embedded one: a resource never takes rules away that nobody
    /// spoke of.
    /// </summary>
    /// <param name="files">What was loaded of files; exported resources in them count as the cluster's.</param>
    /// <param name="resources">Those of the cluster that are in use; they stand in place of exported ones of the same name.</param>
    public static IReadOnlyList<LoadedPolicy> Of(PolicyLoadResult files, IReadOnlyList<LoadedPolicy> resources)
    {
        var known = resources.Select(policy => policy.Policy.Name).ToHashSet(StringComparer.Ordinal);
        IReadOnlyList<LoadedPolicy> all =
        [
            .. files.Resources.Select(resource => resource.InUse).OfType<LoadedPolicy>().Where(policy => !known.Contains(policy.Policy.Name))
                .Concat(resources).OrderBy(policy => policy.Policy.Name, StringComparer.Ordinal),
        ];
        var isDefaultReplaced = files.IsEmbedded && all.Any(policy => policy.Policy.Name == ResourceNames.PolicyOf(ResourceNames.Default));
        return isDefaultReplaced ? all : [.. files.Loaded, .. all];
    }

    /// <summary>Warnings of settings that contradict each other; not those within one resource, which are its own problems.</summary>
    /// <param name="policies">The policies in force.</param>
    /// <param name="place">Where a policy of a file stands; <c>null</c> for one that stands in none.</param>
    public static IEnumerable<ManifestProblem> Contradictions(IReadOnlyList<LoadedPolicy> policies, Func<LoadedPolicy, ManifestObject?> place)
    {
        foreach (var contradiction in PolicyContradictions.Of([.. policies.Select(policy => policy.Policy)]))
        {
            var loaded = policies.First(policy => ReferenceEquals(policy.Policy, contradiction.Policy));
            if (contradiction.IsWithinOne && ResourceNames.IsResource(loaded.Policy.Name))
                continue;

            var document = place(loaded);
            yield return new()
            {
                Severity = ProblemSeverity.Warning,
                Source = loaded.Source,
                Document = document?.Document ?? 0,
                Position = document?.PositionOf(contradiction.Field),
                Field = contradiction.Field,
                Message = $"{contradiction.Field}: {contradiction.Message}",
            };
        }
    }
}
