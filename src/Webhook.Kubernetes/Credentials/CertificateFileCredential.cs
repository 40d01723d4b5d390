namespace Webhook.Kubernetes.Credentials;

/// <summary>A client certificate in files that somebody else renews, beside what else is shown.</summary>
/// <param name="inner">The token or password shown with it; anonymous for the certificate alone.</param>
/// <param name="files">The certificate.</param>
public sealed class CertificateFileCredential(ICredentialSource inner, RenewedFile<ClientCertificate> files) : ICredentialSource
{
    private volatile Given? _last;

    /// <inheritdoc/>
    public async ValueTask<Credential> GetAsync(Credential? rejected, CancellationToken cancellation)
    {
        var last = _last;
        var isRejected = last is not null && ReferenceEquals(rejected, last.Credential);
        var shown = await inner.GetAsync(isRejected ? last!.Shown : null, cancellation).ConfigureAwait(false);
        var certificate = files.Get(isRejected ? last!.Certificate : null);
        if (last is not null && ReferenceEquals(last.Shown, shown) && ReferenceEquals(last.Certificate, certificate))
            return last.Credential;

        var credential = shown with { Certificate = certificate.Certificate, Chain = certificate.Chain };
        _last = new(shown, certificate, credential);
        return credential;
    }

    private sealed record Given(Credential Shown, ClientCertificate Certificate, Credential Credential);
}
