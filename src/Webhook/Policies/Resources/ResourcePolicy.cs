using Webhook.Kubernetes.Api;
using Webhook.Model.Manifests;
using Webhook.Policy.Contradictions;
using Webhook.Policy.Policies;

namespace Webhook.Policies.Resources;

/// <summary>A DaemonSetPolicy of the cluster and what became of it.</summary>
internal sealed record ResourcePolicy
{
    /// <summary>The object as last heard of.</summary>
    public required CustomResource Resource { get; init; }

    /// <summary>Errors and warnings of its spec.</summary>
    public required IReadOnlyList<ManifestProblem> Problems { get; init; }

    /// <summary>The policy that is in use; <c>null</c> when no generation is known that was accepted.</summary>
    public LoadedPolicy? InUse { get; init; }

    /// <summary>The generation that <see cref="InUse"/> was read from; 0 without one.</summary>
    public long GenerationInUse { get; init; }

    /// <summary>The <c>spec</c> that <see cref="InUse"/> was read from, as JSON; empty without one.</summary>
    public string SpecInUse { get; init; } = "";

    /// <summary>What is wrong with the generation that the status keeps as the last good one, so that it can't be used; empty when nothing is.</summary>
    public string LastGoodProblem { get; init; } = "";

    /// <summary>Whether this generation is without an error.</summary>
    public bool IsAccepted => Problems.All(problem => problem.Severity != ProblemSeverity.Error);

    /// <summary>Reads an object that is new or whose spec has changed.</summary>
    /// <remarks>With an error the last good generation stays in use: the later one of what was known before and what the status keeps.</remarks>
    /// <param name="resource">The object.</param>
    /// <param name="before">What was known of the same object; <c>null</c> for nothing.</param>
    /// <param name="now">The time at which to warn of expired exemptions.</param>
    public static ResourcePolicy Read(CustomResource resource, ResourcePolicy? before, DateTimeOffset now)
    {
        var read = ResourceReader.Read(resource, now);
        var policy = new ResourcePolicy { Resource = resource, Problems = read.Problems };
        if (policy.IsAccepted)
        {
            policy = policy.Using(read.Policies.Single(), resource.Generation, resource.Spec);
            return policy with { Problems = [.. read.Problems, .. Contradictions(policy)] };
        }

        var known = policy with
        {
            InUse = before?.InUse,
            GenerationInUse = before?.GenerationInUse ?? 0,
            SpecInUse = before?.SpecInUse ?? "",
        };
        return LastGood.Of(resource.Status) is { } kept && kept.Generation < resource.Generation && (known.InUse is null || kept.Generation > known.GenerationInUse)
            ? known.OrKept(kept, now)
            : known;
    }

    /// <summary>Whether another version of the object has the same spec: only its status or its metadata is another.</summary>
    public bool HasSpecOf(CustomResource other) =>
        Resource.Uid == other.Uid && Resource.Generation == other.Generation && Resource.Spec == other.Spec;

    private ResourcePolicy OrKept(LastGood kept, DateTimeOffset now)
    {
        var read = ResourceReader.Read(Resource with { Spec = kept.Spec }, now);
        var errors = read.Problems.Where(problem => problem.Severity == ProblemSeverity.Error).Select(problem => problem.Message).ToList();
        return errors.Count == 0
            ? Using(read.Policies.Single(), kept.Generation, kept.Spec)
            : this with { LastGoodProblem = $"generation {kept.Generation}, the last good one, is refused by this version: {string.Join("; ", errors)}" };
    }

    private ResourcePolicy Using(DaemonSetPolicy policy, long generation, string spec) => this with
    {
        InUse = new(
            policy with { Name = ResourceNames.PolicyOf(Resource.Name) },
            ResourceNames.SourceOf(Resource.Name),
            PolicyFiles.Hash(spec)),
        GenerationInUse = generation,
        SpecInUse = spec,
    };

    private static IEnumerable<ManifestProblem> Contradictions(ResourcePolicy policy) =>
        PolicyContradictions.Of([policy.InUse!.Policy]).Select(contradiction => new ManifestProblem
        {
            Severity = ProblemSeverity.Warning,
            Source = policy.InUse.Source,
            Field = contradiction.Field,
            Message = $"{contradiction.Field}: {contradiction.Message}",
        });
}
