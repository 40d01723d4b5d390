using Webhook.Model.Core;
using Webhook.Policy.Selectors;

namespace Webhook.Policy.Policies.Schema;

/// <summary>Schemas of the Kubernetes types that a policy holds.</summary>
internal static class KubernetesSchemas
{
    /// <summary>meta/v1 LabelSelector.</summary>
    public static SchemaNode LabelSelector(string description) => SchemaNode.Object(
        description,
        new("matchLabels", new()
        {
            Type = SchemaType.Map,
            Description = "Label keys and the value that each must have.",
            Items = new() { Type = SchemaType.String },
        }),
        new("matchExpressions", SchemaNode.List("Requirements, all of which must hold.", Requirement())));

    /// <summary>core/v1 Toleration, as a pod spells it.</summary>
    public static SchemaNode Toleration() => SchemaNode.Object(
        "",
        new("key", SchemaNode.Text("Taint key. Absent stands for every key and needs operator Exists.")),
        new("operator", SchemaNode.Word("How the value is compared. Default: Equal.", TolerationOperator.Exists, TolerationOperator.Equal, "")),
        new("value", SchemaNode.Text("Taint value for Equal; must be absent with Exists.")),
        new("effect", SchemaNode.Word("Taint effect; absent stands for all three.", [.. TaintEffect.All, ""])),
        new("tolerationSeconds", SchemaNode.Whole("How long a running pod stays under a NoExecute taint, in seconds; absent is for ever.")));

    private static SchemaNode Requirement() => SchemaNode.Object(
        "",
        new("key", SchemaNode.Text("Label key.")),
        new("operator", SchemaNode.Word(
            "How the label relates to values.",
            SelectorOperator.In, SelectorOperator.NotIn, SelectorOperator.Exists, SelectorOperator.DoesNotExist)),
        new("values", SchemaNode.Texts("Values for In and NotIn; must be absent with Exists and DoesNotExist."))) with
    {
        Required = ["key", "operator"],
    };
}
