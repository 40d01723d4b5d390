using Webhook.Model.Core;

namespace Webhook.Policy.Fit;

/// <summary>Whether a node has the resources that a pod asks for, as the scheduler decides it.</summary>
/// <remarks>
/// Nothing else is looked at: neither taints, affinity and ports, nor what could be preempted. Claims of devices (DRA) are not
/// counted. Follows <c>fitsRequest</c> of kubernetes' pkg/scheduler/framework/plugins/noderesources/fit.go, 1.36.
/// </remarks>
/// <param name="Insufficient">The resources that are short, in ordinal order of their names; empty when the pod fits.</param>
public sealed record NodeFit(IReadOnlyList<InsufficientResource> Insufficient)
{
    private static readonly NodeFit Enough = new([]);

    /// <summary>Whether the pod fits.</summary>
    public bool Fits => Insufficient.Count == 0;

    /// <summary>Whether it can never fit: it asks for more than the node offers, whatever else runs there.</summary>
    public bool IsUnresolvable => Insufficient.Any(resource => resource.IsUnresolvable);

    /// <summary>Decides about a pod and a node.</summary>
    /// <param name="requests">What the pod asks for.</param>
    /// <param name="offered">What the node offers.</param>
    /// <param name="used">The sum of what the pods ask for that count on the node.</param>
    /// <param name="pods">How many pods count on the node: those bound to it that have not ended, terminating ones included.</param>
    public static NodeFit Of(NodeResources requests, NodeResources offered, NodeResources used, long pods)
    {
        List<InsufficientResource>? insufficient = null;
        if (pods + 1 > offered[ResourceName.Pods])
            (insufficient ??= []).Add(new(ResourceName.Pods, 1, pods, offered[ResourceName.Pods]));

        foreach (var name in requests.Names)
        {
            var requested = requests[name];
            if (name != ResourceName.Pods && requested > 0 && requested > offered[name] - used[name])
                (insufficient ??= []).Add(new(name, requested, used[name], offered[name]));
        }

        if (insufficient is null)
            return Enough;

        insufficient.Sort(static (left, right) => string.CompareOrdinal(left.Resource, right.Resource));
        return new(insufficient);
    }
}
