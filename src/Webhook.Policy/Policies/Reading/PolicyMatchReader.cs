namespace Webhook.Policy.Policies.Reading;

/// <summary>Reads <c>spec.match</c>.</summary>
internal static class PolicyMatchReader
{
    public static PolicyMatch Read(PolicyField field)
    {
        field.Object("namespaces", "excludeNamespaces", "namespaceSelector", "objectSelector");
        return new PolicyMatch
        {
            Namespaces = field["namespaces"].Texts(),
            ExcludeNamespaces = field["excludeNamespaces"].Texts(),
            NamespaceSelector = KubernetesFields.LabelSelector(field["namespaceSelector"]),
            ObjectSelector = KubernetesFields.LabelSelector(field["objectSelector"]),
        };
    }
}
