using System.Text.Json;
using Webhook.Kubernetes.Api;
using Webhook.Kubernetes.Decoding;
using Webhook.Model.Manifests;
using Webhook.Policy.Policies;

namespace Webhook.Policies.Resources;

/// <summary>DaemonSetPolicies that stand in a file as the API server gave them out: <c>kubectl get dsp -o yaml</c>.</summary>
/// <remarks>
/// The API server gives every object a <c>metadata.uid</c>, and nobody writes one by hand: it tells an exported resource from
/// a policy that is meant as a file. Such a resource counts as it does in the cluster: beside the default policy, and where
/// it has an error by its last good generation or not at all.
/// </remarks>
internal static class ExportedPolicies
{
    /// <summary>The resource that a document is an export of; <c>null</c> for any other document.</summary>
    public static CustomResource? Find(ManifestObject document)
    {
        if (document is not { Kind: DaemonSetPolicy.Kind, ApiVersion: DaemonSetPolicy.ApiVersion })
            return null;

        try
        {
            return Kubernetes.Api.Resources.DaemonSetPolicies.Decode(document.Json.Span, new InternPool()).Value is { Uid.Length: > 0, Name.Length: > 0 } exported
                ? exported
                : null;
        }
        catch (JsonException)
        {
            // Whoever reads it as a policy says what is wrong with it.
            return null;
        }
    }

    /// <summary>What is wrong with a resource, for a command that judges by it: nothing of it is an error, since the cluster goes on too.</summary>
    /// <param name="policy">The resource.</param>
    /// <param name="document">Where it stands; <c>null</c> when it was read from a cluster or a snapshot.</param>
    public static IEnumerable<ManifestProblem> ProblemsOf(ResourcePolicy policy, ManifestObject? document)
    {
        foreach (var problem in policy.Problems)
            yield return Place(problem with { Severity = ProblemSeverity.Warning }, document);

        if (policy.IsAccepted)
            yield break;

        var name = ResourceNames.PolicyOf(policy.Resource.Name);
        yield return Place(
            new()
            {
                Severity = ProblemSeverity.Warning,
                Source = ResourceNames.SourceOf(policy.Resource.Name),
                Message = policy.InUse is not null
                    ? $"{name} has an error: as in the cluster, its last good generation {policy.GenerationInUse} is in use"
                    : $"{name} has an error and is left out, as in the cluster{(policy.LastGoodProblem.Length > 0 ? $": {policy.LastGoodProblem}" : "")}",
            },
            document);
    }

    private static ManifestProblem Place(ManifestProblem problem, ManifestObject? document) => document is null ? problem : problem with
    {
        Source = document.Source,
        Document = document.Document,
        Position = document.PositionOf(problem.Field),
    };
}
