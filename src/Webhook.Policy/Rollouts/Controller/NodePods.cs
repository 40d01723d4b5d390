using Webhook.Policy.Cluster;

namespace Webhook.Policy.Rollouts.Controller;

/// <summary>The pods of one node, in no order, without a list of their own.</summary>
internal struct NodePods(IReadOnlyList<PodPlace> pods, IReadOnlyList<int> next, int first)
{
    private int _at = -1;
    private bool _isStarted;

    public readonly PodPlace Current => pods[_at];

    public bool MoveNext()
    {
        _at = _isStarted ? next[_at] : first;
        _isStarted = true;
        return _at >= 0;
    }

    public readonly NodePods GetEnumerator() => new(pods, next, first);
}
