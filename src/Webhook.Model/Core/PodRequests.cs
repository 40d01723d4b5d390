namespace Webhook.Model.Core;

/// <summary>What a pod asks its node for, as the scheduler counts it.</summary>
/// <remarks>
/// <para>Containers are added up. An init container asks for itself and for the sidecars before it, and the largest of them
/// counts where it is more than that sum; sidecars stay and are added to the containers. A limit without a request is the
/// request. Requests of the pod as a whole replace the sum of CPU, memory and huge pages. Overhead is added in the end.</para>
/// <para>Quantities that can't be read count as nothing and are named in <see cref="Unreadable"/>. Claims of devices (DRA) are not
/// resources, and not counted.</para>
/// <para>Follows <c>PodRequests</c> of k8s.io/component-helpers/resource/helpers.go and <c>SetDefaults_Pod</c> of kubernetes'
/// pkg/apis/core/v1/defaults.go, 1.36.</para>
/// </remarks>
public sealed class PodRequests
{
    private readonly SortedDictionary<string, Quantity> _requests = new(StringComparer.Ordinal);
    private List<string>? _unreadable;

    private PodRequests()
    {
    }

    /// <summary>Resource names with amounts, in ordinal order. A resource asked for with 0 is there.</summary>
    public IReadOnlyDictionary<string, Quantity> Resources => _requests;

    /// <summary>Quantities that could not be read, as written; empty when all could.</summary>
    public IReadOnlyList<string> Unreadable => _unreadable ?? [];

    /// <summary>The requests of a pod that is to be made.</summary>
    /// <param name="spec">The pod's, or a template's, spec.</param>
    /// <param name="overhead"><c>overhead.podFixed</c> of its RuntimeClass, which the API server writes into the pod; empty for none.</param>
    public static PodRequests Of(PodSpec spec, IReadOnlyDictionary<string, string>? overhead = null) => Of(spec, null, false, overhead);

    /// <summary>The requests of a pod on a node, of which a resize may be under way.</summary>
    /// <param name="spec">Its spec.</param>
    /// <param name="statuses"><c>status.containerStatuses</c> and <c>status.initContainerStatuses</c>.</param>
    /// <param name="isResizeInfeasible">Whether its condition <c>PodResizePending</c> has reason <c>Infeasible</c>: what it asks for will not be given.</param>
    public static PodRequests Of(PodSpec spec, IReadOnlyList<ContainerStatus> statuses, bool isResizeInfeasible) =>
        Of(spec, statuses, isResizeInfeasible, null);

    private static PodRequests Of(
        PodSpec spec, IReadOnlyList<ContainerStatus>? statuses, bool isResizeInfeasible, IReadOnlyDictionary<string, string>? overhead)
    {
        var pod = new PodRequests();
        Aggregate(spec, pod._requests, container => pod.RequestsOf(container, statuses, isResizeInfeasible));
        if (spec.Resources is { } podLevel)
            pod.ApplyPodLevel(spec, podLevel);

        Add(pod._requests, pod.Read(spec.Overhead.Count > 0 ? spec.Overhead : overhead ?? spec.Overhead));
        return pod;
    }

    private static void Aggregate(PodSpec spec, SortedDictionary<string, Quantity> sum, Func<Container, Dictionary<string, Quantity>> resourcesOf)
    {
        foreach (var container in spec.Containers)
            Add(sum, resourcesOf(container));

        var sidecars = new Dictionary<string, Quantity>(StringComparer.Ordinal);
        var largest = new Dictionary<string, Quantity>(StringComparer.Ordinal);
        foreach (var container in spec.InitContainers)
        {
            var own = resourcesOf(container);
            if (container.IsSidecar)
            {
                Add(sum, own);
                Add(sidecars, own);
                Raise(largest, sidecars);
            }
            else
            {
                Add(own, sidecars);
                Raise(largest, own);
            }
        }

        Raise(sum, largest);
    }

    private Dictionary<string, Quantity> RequestsOf(Container container, IReadOnlyList<ContainerStatus>? statuses, bool isResizeInfeasible)
    {
        var asked = Read(container.Resources?.Requests);
        foreach (var (name, limit) in Read(container.Resources?.Limits))
            asked.TryAdd(name, limit);

        if (statuses?.FirstOrDefault(status => status.Name == container.Name) is not { Resources: { } running } given)
            return asked;

        var counted = isResizeInfeasible ? new(StringComparer.Ordinal) : asked;
        Raise(counted, Read(running.Requests));
        Raise(counted, Read(given.AllocatedResources));
        return counted;
    }

    private void ApplyPodLevel(PodSpec spec, ResourceRequirements podLevel)
    {
        var requests = Read(podLevel.Requests);
        var limits = Read(podLevel.Limits);
        var containerLimits = new SortedDictionary<string, Quantity>(StringComparer.Ordinal);
        Aggregate(spec, containerLimits, container => Read(container.Resources?.Limits));
        foreach (var (name, limit) in containerLimits)
        {
            if (IsHugePages(name))
                limits.TryAdd(name, limit);
        }

        // Pod-level requests are defaulted only where there is a pod-level limit: first from the containers, then from the limit.
        if (limits.Count > 0)
        {
            foreach (var (name, request) in _requests)
            {
                if (name is ResourceName.Cpu or ResourceName.Memory)
                    requests.TryAdd(name, request);
            }

            foreach (var (name, limit) in limits)
                requests.TryAdd(name, limit);
        }

        foreach (var (name, request) in requests)
        {
            if (name is ResourceName.Cpu or ResourceName.Memory || IsHugePages(name))
                _requests[name] = request;
        }
    }

    private static bool IsHugePages(string name) => name.StartsWith(ResourceName.HugePagesPrefix, StringComparison.Ordinal);

    private Dictionary<string, Quantity> Read(IReadOnlyDictionary<string, string>? written)
    {
        var read = new Dictionary<string, Quantity>(StringComparer.Ordinal);
        foreach (var (name, text) in written ?? new Dictionary<string, string>())
        {
            if (Quantity.TryParse(text, out var quantity))
                read.Add(name, quantity.RoundedToMilli);
            else
                (_unreadable ??= []).Add($"{name}: {text}");
        }

        return read;
    }

    private static void Add(IDictionary<string, Quantity> sum, IReadOnlyDictionary<string, Quantity> added)
    {
        foreach (var (name, quantity) in added)
            sum[name] = sum.TryGetValue(name, out var before) ? before + quantity : quantity;
    }

    private static void Raise(IDictionary<string, Quantity> largest, IReadOnlyDictionary<string, Quantity> others)
    {
        foreach (var (name, quantity) in others)
        {
            if (!largest.TryGetValue(name, out var before) || quantity > before)
                largest[name] = quantity;
        }
    }
}
