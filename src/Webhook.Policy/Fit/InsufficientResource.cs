using Webhook.Model.Core;

namespace Webhook.Policy.Fit;

/// <summary>A resource of which a node has too little for a pod. CPU is in thousandths, all else in whole units.</summary>
/// <param name="Resource">Its name; <c>pods</c> for the number of pods.</param>
/// <param name="Requested">What the pod asks for.</param>
/// <param name="Used">What the pods on the node ask for.</param>
/// <param name="Capacity">What the node offers in all.</param>
public sealed record InsufficientResource(string Resource, long Requested, long Used, long Capacity)
{
    /// <summary>Whether the pod would not fit even if nothing else ran on the node. Never said of the number of pods.</summary>
    public bool IsUnresolvable => Resource != ResourceName.Pods && Requested > Capacity;

    /// <summary>The scheduler's own words.</summary>
    public string Reason => Resource == ResourceName.Pods ? "Too many pods" : $"Insufficient {Resource}";
}
