using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Webhook.Cluster;
using Webhook.Kubernetes.Api;
using Webhook.Output.Definitions;
using Webhook.Policy;
using Webhook.Policy.Cluster;

namespace Webhook.Policies.Resources;

/// <summary>Writes the status of each DaemonSetPolicy where it is not right. One replica alone does.</summary>
/// <param name="api">The cluster.</param>
/// <param name="isLeader">Whether this replica is the one; asked before each write.</param>
/// <param name="cluster">The cluster as rules see it; <c>null</c> while it is not known.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Says what can't be written, once until it can.</param>
internal sealed class PolicyStatusWriter(
    IObjectWriter api, Func<bool> isLeader, Func<ClusterSnapshot?> cluster, TimeProvider time, ILogger<PolicyStatusWriter> logger)
{
    private readonly Dictionary<string, string> _settled = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _refused = new(StringComparer.Ordinal);
    private bool _isDropped;

    /// <summary>Writes what is to be written, one object after the other; one that is refused stops no other.</summary>
    /// <remarks>
    /// A version of an object that was written over, by us or by somebody who was faster, is let alone: the watch brings the
    /// next one. After any other refusal the next call tries again.
    /// </remarks>
    public async Task WriteAsync(IReadOnlyList<ResourcePolicy> policies, CancellationToken cancellation)
    {
        if (policies.Count == 0 || !isLeader())
            return;

        var now = time.GetUtcNow();
        List<DaemonSetReview>? live = cluster() is { } snapshot ? [.. snapshot.Objects.DaemonSets.Select(daemonSet => LiveReview.Of(daemonSet, snapshot, now))] : null;
        foreach (var policy in policies)
        {
            if (isLeader()
                && _settled.GetValueOrDefault(policy.Resource.Name) != policy.Resource.ResourceVersion
                && new PolicyStatus(policy, live, now).Patch() is { } patch)
            {
                await WriteAsync(policy, patch, cancellation);
            }
        }
    }

    private async Task WriteAsync(ResourcePolicy policy, byte[] patch, CancellationToken cancellation)
    {
        var resource = policy.Resource;
        var path = Kubernetes.Api.Resources.DaemonSetPolicies.Path with { Name = resource.Name, Subresource = "status" };
        try
        {
            var answer = await api.PatchAsync(path, PatchKind.Merge, patch, StatusJsonContext.Default.JsonObject, cancellation);
            var isDropped = policy.InUse is not null && LastGood.Fits(policy.SpecInUse) && answer["status"]?[StatusSchema.LastGood] is null;
            if (isDropped && !_isDropped)
                PolicyLog.LastGoodDropped(logger);

            _isDropped = isDropped;
            Settle(resource);
        }
        catch (KubernetesApiException refusal) when (refusal.Code is 404 or 409)
        {
            Settle(resource);
        }
        catch (Exception exception) when (ClusterFailure.IsExpected(exception))
        {
            var reason = ClusterFailure.Reason(exception);
            if (_refused.GetValueOrDefault(resource.Name) != reason)
                PolicyLog.StatusRefused(logger, ResourceNames.PolicyOf(resource.Name), reason);

            _refused[resource.Name] = reason;
        }
    }

    private void Settle(CustomResource resource)
    {
        _settled[resource.Name] = resource.ResourceVersion;
        _refused.Remove(resource.Name);
    }
}

/// <summary>Source-generated JSON of the answers.</summary>
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class StatusJsonContext : JsonSerializerContext;
