using Webhook.Kubernetes.Caches;
using Webhook.Model.Apps;
using Webhook.Model.Core;
using Webhook.Model.Meta;
using Webhook.Policy.HostPorts;

namespace Webhook.Audit;

/// <summary>Says which DaemonSets the change of an object concerns.</summary>
/// <remarks>
/// Rules look at a DaemonSet, its pods and revisions, at what else stands in its namespace, at the nodes, and for host ports
/// at all other DaemonSets. Services concern no rule. What changed in nothing that is kept never comes here.
/// </remarks>
/// <param name="marks">Gathers them.</param>
internal sealed class ClusterChanges(DirtyMarks marks) : IStoreListener<DaemonSet>
{
    /// <summary>Is told of every change of the caches from now on.</summary>
    public void Follow(ClusterCache cache)
    {
        cache.DaemonSets.Subscribe(this);
        foreach (var workloads in new[] { cache.Deployments, cache.StatefulSets, cache.ReplicaSets, cache.ReplicationControllers, cache.Jobs })
            workloads.Subscribe(new ChangeListener<Workload>(OnWorkload));

        cache.Nodes.Subscribe(new ChangeListener<Node>(_ => marks.MarkAll()));
        cache.Namespaces.Subscribe(new ChangeListener<Namespace>(changed => marks.MarkNamespace(changed.Name)));
        cache.ControllerRevisions.Subscribe(new ChangeListener<ControllerRevision>(OnRevision));
        cache.Pods.Subscribe(new ChangeListener<Pod>(OnPod));
    }

    /// <summary>
    /// A roll-out writes the status of its DaemonSet every second or so, which concerns no other one: of others rules read the
    /// spec, and that they are being deleted, and both raise the generation.
    /// </summary>
    void IStoreListener<DaemonSet>.OnChange(StoreChange<DaemonSet> change)
    {
        if (change is { Before.Metadata.Generation: > 0 and var before, After.Metadata: { } after } && after.Generation == before)
        {
            marks.MarkDaemonSet(after.Uid);
            return;
        }

        if (change.Before is { } old)
            MarkNeighbours(old);

        if (change.After is { } @new)
            MarkNeighbours(@new);
    }

    private void MarkNeighbours(DaemonSet changed)
    {
        if (PodHostPorts.Of(changed.Spec.Template.Spec).Count > 0)
            marks.MarkAll();
        else
            marks.MarkNamespace(changed.Metadata.Namespace);
    }

    /// <summary>Rules leave out what another controller made: a Deployment's ReplicaSets come and go with each of its roll-outs.</summary>
    private void OnWorkload(Workload changed)
    {
        if (changed.Controller is null)
            marks.MarkNamespace(changed.Namespace);
    }

    private void OnRevision(ControllerRevision changed) => MarkOwner(changed.Controller);

    private void OnPod(Pod changed)
    {
        if (changed.Controller is null)
            marks.MarkNamespace(changed.Namespace);
        else
            MarkOwner(changed.Controller);
    }

    private void MarkOwner(OwnerReference? owner)
    {
        if (owner is { Kind: "DaemonSet" })
            marks.MarkDaemonSet(owner.Uid);
    }
}
