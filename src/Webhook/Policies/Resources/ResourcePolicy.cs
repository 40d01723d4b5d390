using Webhook.Kubernetes.Api;
using Webhook.Model.Manifests;

namespace Webhook.Policies.Resources;

/// <summary>A DaemonSetPolicy of the cluster and what became of it.</summary>
internal sealed record ResourcePolicy
{
    /// <summary>The object as last heard of.</summary>
    public required CustomResource Resource { get; init; }

    /// <summary>Errors and warnings of its spec.</summary>
    public required IReadOnlyList<ManifestProblem> Problems { get; init; }

    /// <summary>The policy that is in use; <c>null</c> when no generation was accepted since the server started.</summary>
    public LoadedPolicy? InUse { get; init; }

    /// <summary>The generation that <see cref="InUse"/> was read from; 0 without one.</summary>
    public long GenerationInUse { get; init; }

    /// <summary>Whether this generation is without an error.</summary>
    public bool IsAccepted => Problems.All(problem => problem.Severity != ProblemSeverity.Error);

    /// <summary>Reads an object that is new or whose spec has changed.</summary>
    /// <param name="resource">The object.</param>
    /// <param name="before">What was known of the same object; <c>null</c> for nothing. With an error its policy stays in use.</param>
    /// <param name="now">The time at which to warn of expired exemptions.</param>
    public static ResourcePolicy Read(CustomResource resource, ResourcePolicy? before, DateTimeOffset now)
    {
        var read = ResourceReader.Read(resource, now);
        var policy = new ResourcePolicy { Resource = resource, Problems = read.Problems, InUse = before?.InUse, GenerationInUse = before?.GenerationInUse ?? 0 };
        return !policy.IsAccepted ? policy : policy with
        {
            InUse = new(
                read.Policies.Single() with { Name = ResourceNames.PolicyOf(resource.Name) },
                ResourceNames.SourceOf(resource.Name),
                PolicyFiles.Hash(resource.Spec)),
            GenerationInUse = resource.Generation,
        };
    }

    /// <summary>Whether another version of the object has the same spec: only its status or its metadata is another.</summary>
    public bool HasSpecOf(CustomResource other) =>
        Resource.Uid == other.Uid && Resource.Generation == other.Generation && Resource.Spec == other.Spec;
}
