using Webhook.Model.Core;

namespace Webhook.Policy.Fit;

/// <summary>Amounts of resources as the scheduler counts them: CPU in thousandths, all else in whole units, each rounded up.</summary>
/// <remarks>
/// Resources that the scheduler does not check, such as <c>storage</c>, are left out.
/// Follows <c>Resource</c> of kubernetes' pkg/scheduler/framework/types.go, 1.36.
/// </remarks>
/// <param name="amounts">By resource name.</param>
public sealed class NodeResources(IReadOnlyDictionary<string, long> amounts)
{
    /// <summary>Nothing of any resource.</summary>
    public static NodeResources None { get; } = new(new Dictionary<string, long>());

    /// <summary>Names of the resources, in no order.</summary>
    public IEnumerable<string> Names => amounts.Keys;

    /// <summary>How much of a resource; 0 of one that is not there.</summary>
    public long this[string resource] => amounts.GetValueOrDefault(resource);

    /// <summary>What a pod asks for.</summary>
    public static NodeResources Of(PodRequests requests) => Of(requests.Resources);

    /// <summary>What a node offers: its allocatable resources, as written. A quantity that can't be read is none.</summary>
    public static NodeResources Of(Node node)
    {
        var offered = new Dictionary<string, Quantity>(StringComparer.Ordinal);
        foreach (var (name, text) in node.Status.Offered)
        {
            if (Quantity.TryParse(text, out var quantity))
                offered.Add(name, quantity.RoundedToMilli);
        }

        return Of(offered);
    }

    /// <summary>The sum of what several pods ask for.</summary>
    public static NodeResources Sum(IEnumerable<NodeResources> pods)
    {
        var sum = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var pod in pods)
        {
            foreach (var name in pod.Names)
                sum[name] = sum.GetValueOrDefault(name) + pod[name];
        }

        return new(sum);
    }

    /// <summary>The amount of a resource in the unit in which it is counted.</summary>
    public static long Count(string resource, Quantity quantity) => resource == ResourceName.Cpu ? quantity.MilliValue : quantity.Value;

    private static NodeResources Of(IReadOnlyDictionary<string, Quantity> quantities)
    {
        var amounts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (name, quantity) in quantities)
        {
            if (IsCounted(name))
                amounts.Add(name, Count(name, quantity));
        }

        return new(amounts);
    }

    // Extended resources hold a slash, as do the prefixed ones of Kubernetes itself.
    private static bool IsCounted(string name) => name is ResourceName.Cpu or ResourceName.Memory or ResourceName.EphemeralStorage or ResourceName.Pods
        || name.Contains('/')
        || name.StartsWith(ResourceName.HugePagesPrefix, StringComparison.Ordinal)
        || name.StartsWith(ResourceName.AttachableVolumesPrefix, StringComparison.Ordinal);
}
