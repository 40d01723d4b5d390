using Webhook.Policy.Cluster;

namespace Webhook.Policy.Rollouts.Controller;

/// <summary>A pod of a node and where the next one is, without a copy of what is known of it.</summary>
/// <param name="Run">The run that it stands in.</param>
/// <param name="Index">Its place there.</param>
/// <param name="Next">Place of the node's next pod among the links; -1 for none.</param>
internal readonly record struct PodLink(PodPlace[] Run, int Index, int Next)
{
    /// <summary>The pod.</summary>
    public PodPlace Pod => Run[Index];
}
