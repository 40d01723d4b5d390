using System.Text.Json.Nodes;
using k8s;
using k8s.Models;
using Webhook.Kubernetes.Api;

namespace Webhook.Kubernetes.Objects;

/// <summary>Reads webhook configurations by name, and writes the authorities they trust. Needs the verbs get and patch on those names.</summary>
public sealed class WebhookConfigurations(IKubernetes client)
{
    /// <summary>Where configurations of a kind are found.</summary>
    public static ResourcePath PathOf(WebhookConfigurationKind kind) => new(
        "admissionregistration.k8s.io",
        "v1",
        kind == WebhookConfigurationKind.Mutating ? "mutatingwebhookconfigurations" : "validatingwebhookconfigurations");

    /// <summary>A configuration; <c>null</c> when there is none of that name.</summary>
    /// <exception cref="KubernetesApiException">Refused.</exception>
    public async Task<WebhookConfiguration?> ReadAsync(WebhookConfigurationKind kind, string name, CancellationToken cancellation)
    {
        var api = client.AdmissionregistrationV1;
        if (kind == WebhookConfigurationKind.Mutating)
        {
            var mutating = await api.ReadMutatingWebhookConfigurationAsync(name, cancellationToken: cancellation).OrNullAsync().ConfigureAwait(false);
            return mutating is null ? null : WebhookConfiguration.Of(mutating);
        }

        var validating = await api.ReadValidatingWebhookConfigurationAsync(name, cancellationToken: cancellation).OrNullAsync().ConfigureAwait(false);
        return validating is null ? null : WebhookConfiguration.Of(validating);
    }

    /// <summary>All configurations of a kind. Needs the verb list.</summary>
    /// <exception cref="KubernetesApiException">Refused.</exception>
    public async Task<IReadOnlyList<WebhookConfiguration>> ListAsync(WebhookConfigurationKind kind, CancellationToken cancellation)
    {
        var api = client.AdmissionregistrationV1;
        return kind == WebhookConfigurationKind.Mutating
            ? [.. (await api.ListMutatingWebhookConfigurationAsync(cancellationToken: cancellation).ConfigureAwait(false)).Items.Select(WebhookConfiguration.Of)]
            : [.. (await api.ListValidatingWebhookConfigurationAsync(cancellationToken: cancellation).ConfigureAwait(false)).Items.Select(WebhookConfiguration.Of)];
    }

    /// <summary>Sets the <c>caBundle</c> of every entry of a configuration as it was read, and nothing else.</summary>
    /// <param name="kind">The configuration's kind.</param>
    /// <param name="read">The configuration as read.</param>
    /// <param name="bundle">PEM certificates.</param>
    /// <param name="cancellation">Ends the request.</param>
    /// <exception cref="KubernetesApiException">Refused: 409 when it was changed since, 404 when it was deleted.</exception>
    public Task WriteBundleAsync(WebhookConfigurationKind kind, WebhookConfiguration read, byte[] bundle, CancellationToken cancellation)
    {
        // Entries are named by their place, so it must still be theirs: with the version that was read, the server refuses
        // any other state as a conflict. A "test" would be refused too, but like a patch that is wrong in itself.
        JsonNode[] operations =
        [
            Operation("replace", "/metadata/resourceVersion", read.Metadata.ResourceVersion),
            .. read.Webhooks.Select((_, i) => Operation("add", $"/webhooks/{i}/clientConfig/caBundle", Convert.ToBase64String(bundle))),
        ];
        var patch = new V1Patch(new JsonArray(operations).ToJsonString(), V1Patch.PatchType.JsonPatch);
        var (api, name) = (client.AdmissionregistrationV1, read.Metadata.Name);
        return kind == WebhookConfigurationKind.Mutating
            ? api.PatchMutatingWebhookConfigurationAsync(patch, name, fieldManager: KubernetesApi.FieldManager, cancellationToken: cancellation)
            : api.PatchValidatingWebhookConfigurationAsync(patch, name, fieldManager: KubernetesApi.FieldManager, cancellationToken: cancellation);
    }

    private static JsonObject Operation(string op, string path, string value) =>
        new JsonObject { ["op"] = op, ["path"] = path, ["value"] = value };
}
