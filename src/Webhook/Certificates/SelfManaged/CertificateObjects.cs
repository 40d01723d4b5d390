using System.Text;
using k8s;
using Webhook.Kubernetes.Objects;

namespace Webhook.Certificates.SelfManaged;

/// <summary>Reads and writes the Secret and the two webhook configurations of one release.</summary>
internal sealed class CertificateObjects(IKubernetes client, SelfManagedNames names)
{
    private static readonly Dictionary<string, string> Labels = new()
    {
        ["app.kubernetes.io/name"] = "daemonset-webhook",
        ["app.kubernetes.io/component"] = "certificate",
        ["app.kubernetes.io/managed-by"] = "daemonset-webhook",
    };

    private readonly NamedSecret _secret = new(client, names.Namespace, names.Secret);
    private readonly WebhookConfigurations _configurations = new(client);

    /// <summary>Everything that a step is decided upon, and that a replica needs to know before it takes over a certificate.</summary>
    public async Task<CertificateView> ReadAsync(CancellationToken cancellation)
    {
        // The Secret last: a write to a configuration is refused when it changed since, and whoever changed the Secret in
        // between has still to change the configurations.
        var mutating = await ReadAsync(WebhookConfigurationKind.Mutating, names.MutatingConfiguration, cancellation);
        var validating = await ReadAsync(WebhookConfigurationKind.Validating, names.ValidatingConfiguration, cancellation);
        var stored = await _secret.ReadAsync(cancellation);
        return new(
            [mutating, validating],
            stored,
            stored is null ? null : ManagedSecret.Read(entry => stored.Data?.TryGetValue(entry, out var value) == true ? Encoding.UTF8.GetString(value) : null));
    }

    /// <summary>Writes the Secret's new content over that of the view, making the Secret when there was none.</summary>
    public Task WriteSecretAsync(CertificateView view, ManagedSecret content, CancellationToken cancellation)
    {
        var entries = content.Entries()
            .Select(entry => KeyValuePair.Create(entry.Key, entry.Value is { } text ? Encoding.UTF8.GetBytes(text) : null));
        return view.Stored is { } stored
            ? _secret.ChangeAsync(stored, entries, cancellation)
            : _secret.CreateAsync(Labels, entries, cancellation);
    }

    /// <summary>Writes the bundle into every entry of a configuration of the view.</summary>
    public Task WriteBundleAsync(NamedConfiguration configuration, string bundle, CancellationToken cancellation) =>
        _configurations.WriteBundleAsync(configuration.Kind, configuration.Stored!, Encoding.UTF8.GetBytes(bundle), cancellation);

    private async Task<NamedConfiguration> ReadAsync(WebhookConfigurationKind kind, string name, CancellationToken cancellation) =>
        new(kind, name, await _configurations.ReadAsync(kind, name, cancellation));
}
