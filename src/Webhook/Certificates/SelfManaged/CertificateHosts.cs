namespace Webhook.Certificates.SelfManaged;

/// <summary>The names a serving certificate is for.</summary>
internal static class CertificateHosts
{
    // What clusters are set up with when nobody says otherwise; the API server itself asks for the form that ends in .svc.
    private const string ClusterDomain = "cluster.local";

    /// <summary>The name the API server asks for when a configuration names the Service, then its shorter and longer forms, then the others.</summary>
    /// <param name="service">Name of the Service.</param>
    /// <param name="namespace">Its namespace.</param>
    /// <param name="others">DNS names and IP addresses that configurations with a URL use.</param>
    /// <remarks>Source: <see href="https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#service-reference"/>.</remarks>
    public static IReadOnlyList<string> Of(string service, string @namespace, IReadOnlyList<string> others) =>
    [
        $"{service}.{@namespace}.svc",
        service,
        $"{service}.{@namespace}",
        $"{service}.{@namespace}.svc.{ClusterDomain}",
        .. others,
    ];
}
