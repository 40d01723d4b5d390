using Webhook.Kubernetes.Api;
using Webhook.Model.Manifests;

namespace Webhook.Policies.Resources;

/// <summary>The DaemonSetPolicies of the cluster, each judged by itself: a bad one stops no other, and keeps its own last good generation.</summary>
/// <remarks>One thread at a time calls <see cref="Follow"/>; <see cref="Current"/> can be read by any.</remarks>
/// <param name="time">The clock.</param>
/// <param name="metrics">Counts what is taken over and refused.</param>
/// <param name="logger">Says what changed.</param>
internal sealed class ResourcePolicies(TimeProvider time, PolicyMetrics metrics, ILogger<ResourcePolicies> logger)
{
    private volatile IReadOnlyList<ResourcePolicy> _current = [];

    /// <summary>All, by name.</summary>
    public IReadOnlyList<ResourcePolicy> Current => _current;

    /// <summary>What is wrong with them, one for each that is refused; empty when nothing is.</summary>
    public string Problem => string.Join("; ", Current.Where(policy => !policy.IsAccepted)
        .Select(policy => $"generation {policy.Resource.Generation} of {ResourceNames.PolicyOf(policy.Resource.Name)} is refused"));

    /// <summary>Takes over the objects as they are now.</summary>
    /// <returns>Whether another policy is in use than before.</returns>
    public bool Follow(IEnumerable<CustomResource> resources)
    {
        var before = _current.ToDictionary(policy => policy.Resource.Name, StringComparer.Ordinal);
        var after = resources
            .Select(resource => Next(resource, before.GetValueOrDefault(resource.Name)))
            .OrderBy(policy => policy.Resource.Name, StringComparer.Ordinal)
            .ToList();
        foreach (var gone in before.Keys.Except(after.Select(policy => policy.Resource.Name), StringComparer.Ordinal))
            PolicyLog.ResourceGone(logger, ResourceNames.PolicyOf(gone));

        var changed = !_current.Select(policy => policy.InUse).SequenceEqual(after.Select(policy => policy.InUse));
        _current = after;
        return changed;
    }

    private ResourcePolicy Next(CustomResource resource, ResourcePolicy? before)
    {
        if (before?.HasSpecOf(resource) == true)
        {
            // The status may bring what another replica knows as the last good generation.
            var same = before.IsAccepted ? before with { Resource = resource } : ResourcePolicy.Read(resource, before, time.GetUtcNow());
            if (same.GenerationInUse != before.GenerationInUse)
                PolicyLog.ResourceRefused(logger, ResourceNames.PolicyOf(resource.Name), resource.Generation, Kept(same), string.Join("; ", same.Problems));

            return same;
        }

        // Another object under the same name has nothing to do with the one before.
        var after = ResourcePolicy.Read(resource, before?.Resource.Uid == resource.Uid ? before : null, time.GetUtcNow());
        metrics.Reloaded(after.IsAccepted);
        var name = ResourceNames.PolicyOf(resource.Name);
        if (!after.IsAccepted)
        {
            PolicyLog.ResourceRefused(logger, name, resource.Generation, Kept(after), string.Join("; ", after.Problems));
            return after;
        }

        PolicyLog.ResourceTakenOver(logger, name, resource.Generation);
        foreach (var warning in after.Problems.Where(problem => problem.Severity == ProblemSeverity.Warning))
            PolicyLog.PolicyWarning(logger, warning.ToString());

        return after;
    }

    private static string Kept(ResourcePolicy policy) =>
        policy.InUse is null ? "none of it is in use" : $"generation {policy.GenerationInUse} stays in use";
}
