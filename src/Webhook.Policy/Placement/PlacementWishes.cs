using Webhook.Model.Core;
using Webhook.Policy.Selectors;

namespace Webhook.Policy.Placement;

/// <summary>What of a template decides on which nodes its pods run.</summary>
internal static class PlacementWishes
{
    /// <summary>Whether two templates run on the same nodes of any cluster, and for reasons in the same words.</summary>
    /// <returns>
    /// <c>false</c> also where that takes more than a look: with a required node affinity on either side, and with a
    /// nodeSelector in another order.
    /// </returns>
    public static bool AreSame(PodSpec left, PodSpec right) =>
        left.HostNetwork == right.HostNetwork
        && left.NodeName == right.NodeName
        && left.NodeSelector.Count == right.NodeSelector.Count
        && left.Tolerations.Count == right.Tolerations.Count
        && NodePlacement.AffinityOf(left) is null
        && NodePlacement.AffinityOf(right) is null
        && HasSameTolerations(left, right)
        && HasSameSelector(left, right);

    private static bool HasSameTolerations(PodSpec left, PodSpec right)
    {
        for (var i = 0; i < left.Tolerations.Count; i++)
        {
            if (left.Tolerations[i] != right.Tolerations[i])
                return false;
        }

        return true;
    }

    private static bool HasSameSelector(PodSpec left, PodSpec right)
    {
        var others = new LabelPairs(right.NodeSelector);
        foreach (var (key, value) in new LabelPairs(left.NodeSelector))
        {
            if (!others.MoveNext() || others.Current.Key != key || others.Current.Value != value)
                return false;
        }

        return true;
    }
}
