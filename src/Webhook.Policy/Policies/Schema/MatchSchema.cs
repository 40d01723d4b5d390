namespace Webhook.Policy.Policies.Schema;

/// <summary>Schema of <c>spec.match</c>.</summary>
internal static class MatchSchema
{
    public static SchemaNode Create() => SchemaNode.Object(
        "Which DaemonSets the policy speaks of. All parts must hold; a part that is absent or empty holds for everything. "
            + "A DaemonSet that no policy matches is left alone.",
        new("namespaces", SchemaNode.Texts(
            "Globs, one of which must match the namespace: * is any run of characters, ? exactly one.", SchemaPatterns.NameGlob)),
        new("excludeNamespaces", SchemaNode.Texts("Globs, none of which may match the namespace.", SchemaPatterns.NameGlob)),
        new("namespaceSelector", KubernetesSchemas.LabelSelector("LabelSelector over the labels of the Namespace.")),
        new("objectSelector", KubernetesSchemas.LabelSelector(
            "LabelSelector over the DaemonSet's own labels. Rules apply to an update when the stored or the new labels match, so that no "
                + "update takes a DaemonSet out of the policy and breaks a rule of it at once; tolerations are added when the new labels match.")));
}
