using System.Text.Json;
using Webhook.Kubernetes.Api;
using Webhook.Model;
using Webhook.Model.Core;
using Webhook.Model.Meta;

namespace Webhook.Kubernetes.Decoding;

/// <summary>Cuts a node down to what a heartbeat doesn't change: images, addresses and the times of its conditions are dropped.</summary>
internal static class NodeDecoder
{
    public static Decoded<Node> Decode(ReadOnlySpan<byte> json, InternPool pool)
    {
        var meta = ObjectDecoders.Metadata(json);
        var identity = meta.Identify(pool);
        var node = JsonSerializer.Deserialize(json, ModelJsonContext.Default.Node) ?? new();
        return new(identity, meta.ResourceVersion ?? "", new Node
        {
            Metadata = new ObjectMeta { Name = identity.Name, Uid = identity.Uid, Labels = pool.Share(meta.Labels) },
            Spec = node.Spec with { Taints = pool.Share(node.Spec.Taints) },
            Status = new NodeStatus
            {
                Allocatable = pool.Share(node.Status.Offered),
                Conditions = pool.Share([.. node.Status.Conditions.Where(condition => condition.Type == NodeCondition.ReadyType)]),
            },
        });
    }
}
