using System.Text;
using System.Text.Json;
using Webhook.Model.Admission;
using Webhook.Model.Admission.Skimming;
using Webhook.Model.Apps;
using Webhook.Model.Meta;

namespace Webhook.Model.Tests.Admission.Skimming;

/// <summary>All that was read of a review as one text, so that two readings can be held against each other.</summary>
internal static class ReadText
{
    /// <summary>The request with its objects decoded, or what is wrong with them.</summary>
    public static string Of(AdmissionRequest request)
    {
        var user = $"{request.User.Username} {string.Join('|', request.User.Groups)}";
        var current = Of(request.DecodeObject(out var problem), problem);
        var old = Of(request.DecodeOldObject(out problem), problem);
        return $"""
            {request.Uid} {request.Kind} {request.Resource} {request.SubResource} {request.RequestKind} {request.Name} {request.Namespace}
            {request.Operation} {user} {request.DryRun}
            {Encoding.UTF8.GetString(request.Object.Span)}
            {Encoding.UTF8.GetString(request.OldObject.Span)}
            {current}
            {old}
            """;
    }

    private static string Of(DaemonSetDocument? document, string problem)
    {
        if (document is null)
            return $"none {problem}";

        var (daemonSet, template) = document;
        var read = daemonSet with
        {
            Metadata = WithReadAnnotations(daemonSet.Metadata),
            Spec = daemonSet.Spec with
            {
                Template = daemonSet.Spec.Template with
                {
                    Metadata = WithReadAnnotations(daemonSet.Spec.Template.Metadata),
                    Spec = daemonSet.Spec.Template.Spec with { EphemeralContainers = [] },
                },
            },
        };

        // Kept as received: a spoilt one can hold text that can't be written.
        var unread = daemonSet.Spec.Template.Spec.EphemeralContainers.Select(container => container.GetRawText());
        string[] slices = [.. unread, .. new[] { template.Template, template.PodSpec, template.Tolerations }.Select(slice => Encoding.UTF8.GetString(slice.Span))];
        return Sorted(JsonSerializer.SerializeToElement(read, ModelJsonContext.Default.DaemonSet)) + string.Join('#', slices);
    }

    // The two readers keep the entries of a map in different orders.
    private static string Sorted(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => $"{{{string.Join(',', value.EnumerateObject().OrderBy(m => m.Name, StringComparer.Ordinal).Select(m => $"{m.Name}:{Sorted(m.Value)}"))}}}",
        JsonValueKind.Array => $"[{string.Join(',', value.EnumerateArray().Select(Sorted))}]",
        _ => value.GetRawText(),
    };

    private static ObjectMeta WithReadAnnotations(ObjectMeta metadata) => metadata with
    {
        Annotations = metadata.Annotations.Where(entry => ReadAnnotationKeys.Holds(Encoding.UTF8.GetBytes(entry.Key))).ToDictionary(),
    };
}
