using Webhook.Policy.Cluster;

namespace Webhook.Policy.Rollouts.Controller;

/// <summary>The pods of one node, in no order, without a list of their own.</summary>
internal struct NodePods(List<PodLink> pods, int first)
{
    private int _at = -1;
    private bool _isStarted;

    public readonly PodPlace Current => pods[_at].Pod;

    public bool MoveNext()
    {
        _at = _isStarted ? pods[_at].Next : first;
        _isStarted = true;
        return _at >= 0;
    }

    public readonly NodePods GetEnumerator() => new(pods, first);
}
