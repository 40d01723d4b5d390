using System.Text.Json.Nodes;

namespace Webhook.Testing;

/// <summary>One line of tests/fixtures/pod-templates/cases.txt; the README there says what it means.</summary>
/// <param name="Verdict">Such as <c>refused-later</c>.</param>
/// <param name="Where">What the change is merged into.</param>
/// <param name="Change">A merge patch, JSON.</param>
public sealed record PodTemplateCase(string Verdict, string Where, string Change)
{
    private const string Manifest = """
        {
          "apiVersion": "apps/v1", "kind": "DaemonSet", "metadata": {"name": "agent", "namespace": "default"},
          "spec": {
            "selector": {"matchLabels": {"app": "agent"}},
            "template": {
              "metadata": {"labels": {"app": "agent"}},
              "spec": {
                "containers": [{"name": "agent", "image": "registry.example.com/agent:1"}],
                "volumes": [{"name": "data", "emptyDir": {}}]
              }
            }
          }
        }
        """;

    /// <summary>All of them, in order.</summary>
    public static IReadOnlyList<PodTemplateCase> All { get; } =
    [
        .. File.ReadLines(Repository.Path("tests/fixtures/pod-templates/cases.txt"))
            .Select(line => line.Split(" | ")).Select(parts => new PodTemplateCase(parts[0], parts[1], parts[2])),
    ];

    /// <summary>Whether the rule is to report it.</summary>
    public bool IsReported => Verdict is "refused" or "refused-later";

    /// <summary>Whether an API server takes it.</summary>
    /// <param name="isModern">Whether it is of 1.36 or later; of those before only 1.20 is known.</param>
    public bool IsAccepted(bool isModern) => Verdict == "accepted" || Verdict == (isModern ? "accepted-later" : "refused-later");

    /// <summary>A valid DaemonSet with the changes, in order.</summary>
    public static JsonObject With(params IReadOnlyList<PodTemplateCase> cases)
    {
        var daemonSet = JsonNode.Parse(Manifest)!.AsObject();
        foreach (var it in cases)
            it.Apply(daemonSet);

        return daemonSet;
    }

    private void Apply(JsonObject daemonSet)
    {
        var (template, change) = (daemonSet["spec"]!["template"]!.AsObject(), JsonNode.Parse(Change)!.AsObject());
        switch (Where)
        {
            case "template":
                Merge(template, change);
                break;
            case "spec":
                Merge(template["spec"]!.AsObject(), change);
                break;
            case "container":
                Merge(template["spec"]!["containers"]![0]!.AsObject(), change);
                break;
            default:
                var container = new JsonObject { ["name"] = "init", ["image"] = "registry.example.com/init:1" };
                Merge(container, change);
                template["spec"]!["initContainers"] = new JsonArray(container);
                break;
        }
    }

    private static void Merge(JsonObject into, JsonObject change)
    {
        foreach (var (name, value) in change)
        {
            if (value is JsonObject patch && into[name] is JsonObject inner)
                Merge(inner, patch);
            else if (value is null)
                into.Remove(name);
            else
                into[name] = value.DeepClone();
        }
    }
}
