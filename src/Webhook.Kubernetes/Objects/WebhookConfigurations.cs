using System.Text.Json;
using Webhook.Kubernetes.Api;

namespace Webhook.Kubernetes.Objects;

/// <summary>Reads webhook configurations by name, and writes the authorities they trust. Needs the verbs get and patch on those names.</summary>
public sealed class WebhookConfigurations(IObjectReader reader, IObjectWriter writer)
{
    /// <summary>Where configurations of a kind are found.</summary>
    public static ResourcePath PathOf(WebhookConfigurationKind kind, string name = "") => new(
        "admissionregistration.k8s.io",
        "v1",
        kind == WebhookConfigurationKind.Mutating ? "mutatingwebhookconfigurations" : "validatingwebhookconfigurations",
        Name: name);

    /// <summary>A configuration; <c>null</c> when there is none of that name.</summary>
    /// <exception cref="KubernetesApiException">Refused.</exception>
    public Task<WebhookConfiguration?> ReadAsync(WebhookConfigurationKind kind, string name, CancellationToken cancellation) =>
        reader.GetAsync(PathOf(kind, name), ObjectJsonContext.Default.WebhookConfiguration, cancellation);

    /// <summary>All configurations of a kind. Needs the verb list.</summary>
    /// <exception cref="KubernetesApiException">Refused.</exception>
    public async Task<IReadOnlyList<WebhookConfiguration>> ListAsync(WebhookConfigurationKind kind, CancellationToken cancellation) =>
        (await reader.GetAsync(PathOf(kind), ObjectJsonContext.Default.WebhookConfigurationList, cancellation).ConfigureAwait(false))?.Items ?? [];

    /// <summary>Sets the <c>caBundle</c> of every entry of a configuration as it was read, and nothing else.</summary>
    /// <param name="kind">The configuration's kind.</param>
    /// <param name="read">The configuration as read.</param>
    /// <param name="bundle">PEM certificates.</param>
    /// <param name="cancellation">Ends the request.</param>
    /// <exception cref="KubernetesApiException">Refused: 409 when it was changed since, 404 when it was deleted.</exception>
    public Task<WebhookConfiguration> WriteBundleAsync(
        WebhookConfigurationKind kind, WebhookConfiguration read, byte[] bundle, CancellationToken cancellation)
    {
        using var patch = new MemoryStream();
        using (var json = new Utf8JsonWriter(patch))
        {
            json.WriteStartArray();
            // Entries are named by their place, so it must still be theirs: with the version that was read, the server refuses
            // any other state as a conflict. A "test" would be refused too, but like a patch that is wrong in itself.
            WriteOperation(json, "replace", "/metadata/resourceVersion", read.Metadata.ResourceVersion);
            for (var i = 0; i < read.Webhooks.Count; i++)
                WriteOperation(json, "add", $"/webhooks/{i}/clientConfig/caBundle", Convert.ToBase64String(bundle));

            json.WriteEndArray();
        }

        return writer.PatchAsync(
            PathOf(kind, read.Metadata.Name), PatchKind.Json, patch.ToArray(), ObjectJsonContext.Default.WebhookConfiguration, cancellation);
    }

    private static void WriteOperation(Utf8JsonWriter json, string op, string path, string value)
    {
        json.WriteStartObject();
        json.WriteString("op", op);
        json.WriteString("path", path);
        json.WriteString("value", value);
        json.WriteEndObject();
    }
}
