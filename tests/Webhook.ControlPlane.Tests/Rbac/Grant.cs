using System.Text.Json.Nodes;
using Webhook.ControlPlane.Tests.Clusters;

namespace Webhook.ControlPlane.Tests.Rbac;

/// <summary>One verb on one resource: what a role allows, or what a request needs.</summary>
/// <param name="Verb">Such as <c>list</c>.</param>
/// <param name="Group">API group; empty for core.</param>
/// <param name="Resource">The resource, with its subresource behind a slash.</param>
/// <param name="Namespace">Empty for all namespaces and for what has none.</param>
/// <param name="Name">Empty for any object, and for a request that names none.</param>
internal sealed record Grant(string Verb, string Group, string Resource, string Namespace, string Name)
{
    /// <summary>What a ClusterRole or Role allows.</summary>
    public static IReadOnlyList<Grant> Of(JsonNode role) =>
    [
        .. from rule in role.Items("rules")
           from verb in rule.Items("verbs")
           from @group in rule.Items("apiGroups")
           from resource in rule.Items("resources")
           from name in rule.Items("resourceNames").Select(name => name.ToString()).DefaultIfEmpty("")
           select new Grant($"{verb}", $"{@group}", $"{resource}", role.Text("metadata.namespace"), name),
    ];

    /// <summary>Whether this allows what a request needs.</summary>
    public bool Covers(Grant needed) =>
        (Verb, Group, Resource) == (needed.Verb, needed.Group, needed.Resource)
        && (Namespace.Length == 0 || Namespace == needed.Namespace)
        && (Name.Length == 0 || Name == needed.Name);

    /// <summary>The same as a rule of a role.</summary>
    public JsonObject Rule()
    {
        var rule = new JsonObject { ["apiGroups"] = new JsonArray(Group), ["resources"] = new JsonArray(Resource), ["verbs"] = new JsonArray(Verb) };
        if (Name.Length > 0)
            rule["resourceNames"] = new JsonArray(Name);

        return rule;
    }

    public override string ToString() =>
        $"{Verb} {Resource}{(Group.Length > 0 ? $".{Group}" : "")}{(Name.Length > 0 ? $" {Name}" : "")}{(Namespace.Length > 0 ? $" in {Namespace}" : "")}";
}
