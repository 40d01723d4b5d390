using System.Globalization;
using Webhook.Model.Apps;
using Webhook.Model.Core;
using Webhook.Policy.Templates;

namespace Webhook.Policy.Rollouts;

/// <summary>Whether a pod is of a DaemonSet's current template.</summary>
/// <remarks>Follows <c>IsPodUpdated</c> of kubernetes' pkg/controller/daemon/util/daemonset_util.go.</remarks>
internal static class PodRevision
{
    /// <summary>The label with which old controllers mark a pod's template, and newer ones still do.</summary>
    public const string GenerationLabel = "pod-template-generation";

    /// <summary>Whether the label of the hash or, where the set counts them, that of the template's generation says so.</summary>
    /// <param name="pod">The pod.</param>
    /// <param name="hash">Hash of the current revision; empty when it is not known.</param>
    /// <param name="generation">The set's generation of its template; <c>null</c> when it counts none.</param>
    public static bool IsCurrent(Pod pod, string hash, long? generation) =>
        (generation is { } wanted
            && pod.Labels.TryGetValue(GenerationLabel, out var label)
            && label == wanted.ToString(CultureInfo.InvariantCulture))
        || (hash.Length > 0 && pod.Labels.GetValueOrDefault(ControllerRevision.HashLabel) == hash);

    /// <summary>The generation of the template, from the annotation of the API server; <c>null</c> without one.</summary>
    public static long? GenerationOf(DaemonSet daemonSet) =>
        daemonSet.Metadata.Annotations.TryGetValue(TemplateComparison.TemplateGenerationAnnotation, out var text)
        && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var generation)
            ? generation
            : null;
}
