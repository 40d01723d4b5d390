using Webhook.Model.Core;
using Webhook.Policy.Selectors;

namespace Webhook.Policy.Fit;

/// <summary>What of a template decides what its pods ask for.</summary>
internal static class RequestFields
{
    /// <summary>Whether pods of two templates ask for the same. Allocates nothing.</summary>
    /// <returns><c>false</c> also where that takes more than a look: with resources in another order.</returns>
    public static bool AreSame(PodSpec left, PodSpec right) =>
        AreSame(left.Containers, right.Containers)
        && AreSame(left.InitContainers, right.InitContainers)
        && AreSame(left.Resources, right.Resources)
        && AreSame(left.Overhead, right.Overhead);

    private static bool AreSame(IReadOnlyList<Container> left, IReadOnlyList<Container> right)
    {
        if (left.Count != right.Count)
            return false;

        for (var i = 0; i < left.Count; i++)
        {
            if (left[i].IsSidecar != right[i].IsSidecar || !AreSame(left[i].Resources, right[i].Resources))
                return false;
        }

        return true;
    }

    private static bool AreSame(ResourceRequirements? left, ResourceRequirements? right) => left is null || right is null
        ? left is null && right is null
        : AreSame(left.Requests, right.Requests) && AreSame(left.Limits, right.Limits);

    private static bool AreSame(IReadOnlyDictionary<string, string> left, IReadOnlyDictionary<string, string> right)
    {
        if (left.Count != right.Count)
            return false;

        var others = new LabelPairs(right);
        foreach (var (name, quantity) in new LabelPairs(left))
        {
            if (!others.MoveNext() || others.Current.Key != name || others.Current.Value != quantity)
                return false;
        }

        return true;
    }
}
