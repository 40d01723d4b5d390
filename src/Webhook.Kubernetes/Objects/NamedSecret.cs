using System.Text.Json;
using Webhook.Kubernetes.Api;

namespace Webhook.Kubernetes.Objects;

/// <summary>One Secret, known by its name: it is read, made and changed, and no other Secret is ever asked for.</summary>
/// <remarks>Needs the verbs get and patch on that name, and create in the namespace, which can't be limited to a name.</remarks>
/// <param name="reader">Reads it.</param>
/// <param name="writer">Writes it.</param>
/// <param name="namespace">Its namespace.</param>
/// <param name="name">Its name.</param>
public sealed class NamedSecret(IObjectReader reader, IObjectWriter writer, string @namespace, string name)
{
    private readonly ResourcePath _path = new("", "v1", "secrets", @namespace, name);

    /// <summary>The Secret; <c>null</c> when there is none.</summary>
    /// <exception cref="KubernetesApiException">Refused.</exception>
    public Task<Secret?> ReadAsync(CancellationToken cancellation) =>
        reader.GetAsync(_path, ObjectJsonContext.Default.Secret, cancellation);

    /// <summary>Makes the Secret, of type <see cref="Secret.TlsType"/>.</summary>
    /// <param name="labels">Its labels.</param>
    /// <param name="entries">Its content; those with a <c>null</c> value are left out.</param>
    /// <param name="cancellation">Ends the request.</param>
    /// <exception cref="KubernetesApiException">Refused, with code 409 when somebody was faster.</exception>
    public Task<Secret> CreateAsync(
        IReadOnlyDictionary<string, string> labels, IEnumerable<KeyValuePair<string, byte[]?>> entries, CancellationToken cancellation) =>
        writer.CreateAsync(
            _path with { Name = "" },
            new Secret
            {
                Metadata = new() { Name = name, Namespace = @namespace, Labels = labels },
                Type = Secret.TlsType,
                Data = entries.Where(entry => entry.Value is not null).ToDictionary(entry => entry.Key, entry => entry.Value!),
            },
            ObjectJsonContext.Default.Secret,
            cancellation);

    /// <summary>Changes entries of the Secret as it was read; all others stay, labels and annotations too.</summary>
    /// <param name="secret">The Secret as read.</param>
    /// <param name="entries">Entries to set, or with <c>null</c> to remove.</param>
    /// <param name="cancellation">Ends the request.</param>
    /// <exception cref="KubernetesApiException">Refused: 409 when it was changed since, 404 when it was deleted.</exception>
    public Task<Secret> ChangeAsync(Secret secret, IEnumerable<KeyValuePair<string, byte[]?>> entries, CancellationToken cancellation)
    {
        using var patch = new MemoryStream();
        using (var json = new Utf8JsonWriter(patch))
        {
            json.WriteStartObject();
            json.WriteStartObject("metadata");
            json.WriteString("resourceVersion", secret.Metadata.ResourceVersion);
            json.WriteEndObject();
            json.WriteStartObject("data");
            foreach (var (key, value) in entries)
            {
                if (value is null)
                    json.WriteNull(key);
                else
                    json.WriteBase64String(key, value);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return writer.PatchAsync(_path, PatchKind.Merge, patch.ToArray(), ObjectJsonContext.Default.Secret, cancellation);
    }
}
