namespace Webhook.Kubernetes.Api;

/// <summary>Where a resource, or one object of it, is found below the API server's address.</summary>
/// <param name="Group">API group; empty for core/v1.</param>
/// <param name="Version">Such as <c>v1</c>.</param>
/// <param name="Plural">The resource in lower case plural, such as <c>daemonsets</c>; empty for the list of resources that the version serves.</param>
/// <param name="Namespace">Empty for all namespaces, and for resources of the whole cluster.</param>
/// <param name="Name">Empty for the collection.</param>
/// <param name="Subresource">Such as <c>status</c>; empty for the object itself.</param>
/// <remarks>Source: <see href="https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-uris"/>.</remarks>
public sealed record ResourcePath(
    string Group, string Version, string Plural, string Namespace = "", string Name = "", string Subresource = "")
{
    /// <summary>The path without a leading slash, so that it can follow a server address that has a path of its own.</summary>
    public override string ToString()
    {
        var root = Group.Length == 0 ? $"api/{Version}" : $"apis/{Group}/{Version}";
        var scope = Namespace.Length == 0 ? "" : $"/namespaces/{Uri.EscapeDataString(Namespace)}";
        var name = Name.Length == 0 ? "" : $"/{Uri.EscapeDataString(Name)}";
        var sub = Subresource.Length == 0 ? "" : $"/{Subresource}";
        var plural = Plural.Length == 0 ? "" : $"/{Plural}";
        return $"{root}{scope}{plural}{name}{sub}";
    }
}
