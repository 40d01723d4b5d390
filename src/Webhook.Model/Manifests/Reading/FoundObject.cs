using Webhook.Model.Apps;

namespace Webhook.Model.Manifests.Reading;

/// <summary>A Kubernetes object found in a document.</summary>
/// <param name="Root">Its mapping.</param>
/// <param name="Path">Its path in the document; empty, or an item of a list.</param>
internal sealed record FoundObject(ManifestMapping Root, FieldPath Path)
{
    public string ApiVersion => StringOf("apiVersion");

    public string Kind => StringOf("kind");

    public bool IsDaemonSet => DaemonSetKind.Matches(ApiVersion, Kind);

    private string StringOf(string key) => Root[key] is ManifestScalar { Json: ['"', ..], Text: var text } ? text : "";
}
