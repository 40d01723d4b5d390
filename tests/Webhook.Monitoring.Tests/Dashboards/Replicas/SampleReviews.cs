using System.Text.Json.Nodes;

namespace Webhook.Monitoring.Tests.Dashboards.Replicas;

/// <summary>Reviews of every kind that the dashboard tells apart, with the path that each goes to.</summary>
internal static class SampleReviews
{
    /// <summary>In the order in which they are sent, over and over.</summary>
    public static IReadOnlyList<(string Path, string Body)> All { get; } =
    [
        ("/mutate", Reviews.Create(Reviews.Agent())),
        ("/validate", Reviews.Create(Reviews.Agent())),
        ("/mutate", Reviews.Create(Tolerating(new() { ["operator"] = "Exists" }))),
        ("/validate", Reviews.Create(Tolerating(new() { ["operator"] = "Exists" }))),
        ("/mutate", Reviews.Update(Reviews.Agent(), Reviews.Agent())),
        ("/validate", Reviews.Update(Reviews.Agent(), Reviews.Agent(Image))),
        ("/mutate", Reviews.Update(Reviews.Agent(), Reviews.Agent(Image))),
        ("/mutate", Reviews.Create(Reviews.Agent(agent => agent["spec"]!["template"]!["spec"]!["hostNetwork"] = true), dryRun: true)),
        ("/validate", Reviews.Create(Reviews.Agent(agent => agent["spec"]!["selector"]!["matchLabels"]!["app"] = "another"))),
        ("/validate", Reviews.Create(Reviews.Agent(agent => agent["spec"]!["updateStrategy"]!["rollingUpdate"]!["maxUnavailable"] = "100%"), dryRun: true)),
        ("/validate", Reviews.Create(Reviews.Agent(agent => agent["spec"]!["updateStrategy"] = new JsonObject { ["type"] = "OnDelete" }))),
        ("/validate", Reviews.Delete(Reviews.Agent(agent => agent["metadata"]!["labels"]!["daemonset-webhook.dev/protected"] = "true"))),
    ];

    private static JsonObject Tolerating(JsonObject toleration) =>
        Reviews.Agent(agent => agent["spec"]!["template"]!["spec"]!["tolerations"] = new JsonArray(toleration));

    private static void Image(JsonObject agent) => agent["spec"]!["template"]!["spec"]!["containers"]![0]!["image"] = "agent:2";
}
