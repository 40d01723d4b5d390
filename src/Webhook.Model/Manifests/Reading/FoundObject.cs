using Webhook.Model.Apps;
using Webhook.Model.Text;

namespace Webhook.Model.Manifests.Reading;

/// <summary>A Kubernetes object found in a document.</summary>
/// <param name="Root">Its mapping.</param>
/// <param name="Path">Its path in the document; empty, or an item of a list.</param>
internal sealed record FoundObject(ManifestMapping Root, FieldPath Path)
{
    public string ApiVersion => StringOf("apiVersion");

    public string Kind => StringOf("kind");

    public bool IsDaemonSet => DaemonSetKind.Matches(ApiVersion, Kind);

    /// <summary>What is wrong with a kind that is nearly DaemonSet, in a group of Kubernetes itself, which has no such kind; <c>null</c> for any other.</summary>
    // A group of somebody else has a dot in its name, and kinds that nobody here knows.
    public string? NearMiss => !IsDaemonSet && DaemonSetKind.Matches(ApiVersion, DaemonSetKind.Kind) && NearestWord.Find(Kind, [DaemonSetKind.Kind]) is { } meant
        ? $"kind is {Kind}, which {ApiVersion} does not have; did you mean {meant}?"
        : null;

    private string StringOf(string key) => Root[key] is ManifestScalar { Json: ['"', ..], Text: var text } ? text : "";
}
