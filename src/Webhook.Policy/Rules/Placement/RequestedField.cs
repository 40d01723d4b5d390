using Webhook.Model.Core;
using Webhook.Policy.Fit;

namespace Webhook.Policy.Rules.Placement;

/// <summary>The field by which a pod asks for most of a resource.</summary>
/// <param name="Path">Its path, <c>spec.template.spec.containers[0].resources.requests.cpu</c>.</param>
/// <param name="Amount">What it asks for; CPU in thousandths, all else in whole units.</param>
/// <param name="IsOnlyOne">Whether no other container asks for the resource, so that the rest of what the pod asks for is overhead.</param>
internal readonly record struct RequestedField(string Path, long Amount, bool IsOnlyOne)
{
    /// <summary>Finds it. Requests of the pod as a whole count before those of its containers.</summary>
    public static RequestedField Of(PodSpec pod, string resource)
    {
        if (!ResourceName.IsExtended(resource) && Find(pod.Resources, FieldPaths.PodSpec, resource) is { } whole)
            return new(whole.Path, whole.Amount, true);

        List<(string Path, long Amount)> fields =
        [
            .. In(pod.Containers, "containers", resource),
            .. In(pod.InitContainers, "initContainers", resource),
        ];
        if (fields.Count == 0)
            return new(FieldPaths.PodSpec, 0, false);

        var (path, amount) = fields.MaxBy(field => field.Amount);
        return new(path, amount, fields.Count == 1);
    }

    private static IEnumerable<(string Path, long Amount)> In(IReadOnlyList<Container> containers, string list, string resource) =>
        containers.Select((container, i) => Find(container.Resources, $"{FieldPaths.PodSpec}.{list}[{i}]", resource))
            .Where(found => found?.Amount > 0).Select(found => found!.Value);

    /// <summary>The request, else the limit that stands for it.</summary>
    private static (string Path, long Amount)? Find(ResourceRequirements? resources, string owner, string resource) => resources is null ? null
        : Read(resources.Requests, resource) is { } request ? (PathOf(owner, "requests", resource), request)
        : Read(resources.Limits, resource) is { } limit ? (PathOf(owner, "limits", resource), limit)
        : null;

    private static long? Read(IReadOnlyDictionary<string, string> list, string resource) =>
        list.TryGetValue(resource, out var text) && Quantity.TryParse(text, out var quantity) ? NodeResources.Count(resource, quantity.RoundedToMilli) : null;

    private static string PathOf(string owner, string list, string resource) =>
        $"{owner}.resources.{list}{(resource.AsSpan().IndexOfAny('.', '/') < 0 ? $".{resource}" : $"[{resource}]")}";
}
