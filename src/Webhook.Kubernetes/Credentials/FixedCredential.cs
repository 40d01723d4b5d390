namespace Webhook.Kubernetes.Credentials;

/// <summary>A credential that never changes: a token or password written in the kubeconfig, a client certificate, or none.</summary>
public sealed class FixedCredential(Credential credential) : ICredentialSource
{
    /// <inheritdoc/>
    public ValueTask<Credential> GetAsync(Credential? rejected, CancellationToken cancellation) => new(credential);
}
