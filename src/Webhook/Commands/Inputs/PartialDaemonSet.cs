using Webhook.Model.Manifests;

namespace Webhook.Commands.Inputs;

/// <summary>Tells DaemonSets from patches of them, which look alike.</summary>
internal static class PartialDaemonSet
{
    private const string OptionalSelector = "extensions/v1beta1";

    /// <summary>
    /// The directive of a strategic merge patch in an object, such as <c>$patch: delete</c>; <c>null</c> when it has none. No
    /// field of the API starts with a dollar sign, so one of these makes a patch of it for certain.
    /// </summary>
    /// <remarks>Follows k8s.io/apimachinery/pkg/util/strategicpatch/patch.go.</remarks>
    public static string? Directive(ManifestNode node) => node switch
    {
        ManifestMapping map => map.Entries.Select(entry => IsDirective(entry.Key) ? Words(entry) : Directive(entry.Value)).FirstOrDefault(found => found is not null),
        ManifestSequence list => list.Items.Select(Directive).FirstOrDefault(found => found is not null),
        _ => null,
    };

    /// <summary>What the API requires of a DaemonSet and this one lacks; empty for a whole one.</summary>
    public static IReadOnlyList<string> Lacks(ManifestObject item)
    {
        if (item.DaemonSet is not { Spec: var spec })
            return [];

        var lacks = new List<string>();
        if (spec.Selector is not { IsEmpty: false } && item.ApiVersion != OptionalSelector)
            lacks.Add("spec.selector");

        var images = Images(item);
        if (images.Count == 0)
            lacks.Add("spec.template.spec.containers");

        for (var i = 0; i < images.Count; i++)
        {
            if (!images[i])
                lacks.Add($"spec.template.spec.containers[{i}].image");
        }

        return lacks;
    }

    /// <summary>For each container whether it names an image, which the model does not keep.</summary>
    private static IReadOnlyList<bool> Images(ManifestObject item) =>
        ((item.Root["spec"] as ManifestMapping)?["template"] as ManifestMapping)?["spec"] is ManifestMapping pod && pod["containers"] is ManifestSequence containers
            ? [.. containers.Items.Select(container => container is ManifestMapping map && map["image"] is ManifestScalar { Text.Length: > 0 })]
            : [];

    private static bool IsDirective(string key) =>
        key is "$patch" or "$retainKeys"
        || key.StartsWith("$setElementOrder/", StringComparison.Ordinal)
        || key.StartsWith("$deleteFromPrimitiveList/", StringComparison.Ordinal);

    private static string Words(ManifestEntry entry) => entry.Value is ManifestScalar scalar ? $"{entry.Key}: {scalar.Text}" : entry.Key;
}
