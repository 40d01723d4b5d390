using k8s;
using k8s.Models;
using Webhook.Kubernetes.Api;

namespace Webhook.Kubernetes.Objects;

/// <summary>One Secret, known by its name: it is read, made and changed, and no other Secret is ever asked for.</summary>
/// <remarks>Needs the verbs get and patch on that name, and create in the namespace, which can't be limited to a name.</remarks>
/// <param name="client">Reads and writes it.</param>
/// <param name="namespace">Its namespace.</param>
/// <param name="name">Its name.</param>
public sealed class NamedSecret(IKubernetes client, string @namespace, string name)
{
    /// <summary><c>type</c> of a Secret with tls.crt and tls.key.</summary>
    private const string TlsType = "kubernetes.io/tls";

    /// <summary>The Secret; <c>null</c> when there is none.</summary>
    /// <exception cref="KubernetesApiException">Refused.</exception>
    public Task<V1Secret?> ReadAsync(CancellationToken cancellation) =>
        client.CoreV1.ReadNamespacedSecretAsync(name, @namespace, cancellationToken: cancellation).OrNullAsync();

    /// <summary>Makes the Secret, of type <c>kubernetes.io/tls</c>.</summary>
    /// <param name="labels">Its labels.</param>
    /// <param name="entries">Its content; those with a <c>null</c> value are left out.</param>
    /// <param name="cancellation">Ends the request.</param>
    /// <exception cref="KubernetesApiException">Refused, with code 409 when somebody was faster.</exception>
    public Task CreateAsync(
        IDictionary<string, string> labels, IEnumerable<KeyValuePair<string, byte[]?>> entries, CancellationToken cancellation)
    {
        var secret = new V1Secret
        {
            Metadata = new() { Name = name, NamespaceProperty = @namespace, Labels = labels },
            Type = TlsType,
            Data = entries.Where(entry => entry.Value is not null).ToDictionary(entry => entry.Key, entry => entry.Value!),
        };
        return client.CoreV1.CreateNamespacedSecretAsync(secret, @namespace, fieldManager: KubernetesApi.FieldManager, cancellationToken: cancellation);
    }

    /// <summary>Changes entries of the Secret as it was read; all others stay, labels and annotations too.</summary>
    /// <param name="secret">The Secret as read.</param>
    /// <param name="entries">Entries to set, or with <c>null</c> to remove.</param>
    /// <param name="cancellation">Ends the request.</param>
    /// <exception cref="KubernetesApiException">Refused: 409 when it was changed since, 404 when it was deleted.</exception>
    public Task ChangeAsync(V1Secret secret, IEnumerable<KeyValuePair<string, byte[]?>> entries, CancellationToken cancellation)
    {
        var change = new V1Secret
        {
            Metadata = new() { ResourceVersion = secret.Metadata.ResourceVersion },
            Data = entries.ToDictionary(entry => entry.Key, entry => entry.Value!),
        };
        return client.CoreV1.PatchNamespacedSecretAsync(
            change.AsMergePatch(), name, @namespace, fieldManager: KubernetesApi.FieldManager, cancellationToken: cancellation);
    }
}
