using System.Text;

namespace Webhook.ControlPlane.Tests.Clusters;

/// <summary>A kubeconfig with one context and everything in it.</summary>
internal static class KubeconfigText
{
    /// <summary>The text; certificates and key are PEM.</summary>
    public static string Of(Uri server, string authority, string certificate, string key) => $"""
        apiVersion: v1
        kind: Config
        current-context: test
        contexts:
        - name: test
          context:
            cluster: test
            user: test
        clusters:
        - name: test
          cluster:
            server: "{server.GetLeftPart(UriPartial.Authority)}"
            certificate-authority-data: {Base64(authority)}
        users:
        - name: test
          user:
            client-certificate-data: {Base64(certificate)}
            client-key-data: {Base64(key)}
        """;

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
