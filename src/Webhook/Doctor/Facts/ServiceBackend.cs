using System.Text.Json.Nodes;

namespace Webhook.Doctor.Facts;

/// <summary>A Service that a configuration names, and the pods behind it.</summary>
/// <param name="Service">The Service.</param>
/// <param name="Pods">All pods of its namespace, as a list; not read when the Service selects none.</param>
internal sealed record ServiceBackend(Fact<JsonObject> Service, Fact<JsonObject> Pods)
{
    /// <summary>The Service's selector as <c>kubectl -l</c> takes it; empty when it has none, or is not known.</summary>
    public string Selector => string.Join(',', Labels.Select(label => $"{label.Key}={label.Value}"));

    /// <summary>The pods that the Service selects.</summary>
    public IReadOnlyList<JsonObject> Selected => Labels.Count == 0 ? [] :
    [
        .. (Pods.Value?["items"] as JsonArray ?? []).OfType<JsonObject>()
            .Where(pod => Labels.All(label => $"{pod["metadata"]?["labels"]?[label.Key]}" == $"{label.Value}")),
    ];

    private JsonObject Labels => Service.Value?["spec"]?["selector"] as JsonObject ?? [];
}
