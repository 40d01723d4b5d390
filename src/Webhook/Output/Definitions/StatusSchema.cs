using Webhook.Policy.Policies.Schema;

namespace Webhook.Output.Definitions;

/// <summary>Schema of a DaemonSetPolicy's <c>status</c>, which the server alone writes.</summary>
internal static class StatusSchema
{
    /// <summary>The longest message of a condition, as meta/v1 Condition limits it.</summary>
    public const int MaxMessageLength = 32768;

    /// <summary>Name of the field with the last generation without an error.</summary>
    public const string LastGood = "lastGood";

    /// <summary>The largest spec that it keeps, in KiB of UTF-8: as much as kubectl apply writes into an annotation, and a sixth of what etcd takes.</summary>
    public const int MaxLastGoodKibibytes = 256;

    /// <summary>The whole status.</summary>
    public static SchemaNode Create() => SchemaNode.Object(
        "What became of the policy; written by daemonset-webhook.",
        new("observedGeneration", SchemaNode.Whole("The generation of the spec that the status speaks of.")),
        new("matchedDaemonSets", SchemaNode.Whole(
            "How many DaemonSets of the cluster the policy in use speaks of; absent while no policy is in use or the cluster is not known.", 0)),
        new("rules", SchemaNode.Object(
            "How many rules the policy in use has with each action; absent while none is in use.",
            new("deny", SchemaNode.Whole("Rules whose findings refuse a request.", 0)),
            new("warn", SchemaNode.Whole("Rules whose findings are warnings.", 0)),
            new("audit", SchemaNode.Whole("Rules whose findings are only counted.", 0)),
            new("off", SchemaNode.Whole("Rules that are not run.", 0)))),
        new(LastGood, SchemaNode.Object(
            $"The last generation without an error, which stays in use while a later one has one, also after a restart; absent for a spec of more than {MaxLastGoodKibibytes} KiB.",
            new("generation", SchemaNode.Whole("Its generation.", 0)),
            new("spec", SchemaNode.Text("Its spec, as JSON in a string.") with { MaxLength = MaxLastGoodKibibytes * 1024 })) with
        {
            Required = ["generation", "spec"],
        }),
        new("conditions", SchemaNode.List(
            "Accepted: whether this generation is without an error; its message names every error with its field path. InUse: whether the "
                + "server goes by the policy, be it by this generation or by the last one that was accepted.",
            Condition()) with
        {
            ListKey = "type",
        }));

    private static SchemaNode Condition() => SchemaNode.Object(
        "",
        new("type", SchemaNode.Text("Accepted or InUse.")),
        new("status", SchemaNode.Word("Whether it holds.", "True", "False", "Unknown")),
        new("reason", SchemaNode.Text("Why, in one word for programs.")),
        new("message", SchemaNode.Text("Why, in words for people.") with { MaxLength = MaxMessageLength }),
        new("lastTransitionTime", SchemaNode.Text("When the status changed last.") with { Format = "date-time" }),
        new("observedGeneration", SchemaNode.Whole("The generation that it was judged by."))) with
    {
        Required = ["type", "status", "reason", "message", "lastTransitionTime"],
    };
}
