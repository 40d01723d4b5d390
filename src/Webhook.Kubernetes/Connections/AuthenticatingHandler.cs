using System.Net;
using Webhook.Kubernetes.Credentials;

namespace Webhook.Kubernetes.Connections;

/// <summary>Shows the credential with each request, and once more a newer one after a 401.</summary>
internal sealed class AuthenticatingHandler(ClusterConnection connection, ConnectionPools pools) : HttpMessageHandler
{
    private const string Authorization = "Authorization";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        foreach (var (name, value) in connection.Impersonation)
            request.Headers.TryAddWithoutValidation(name, value);

        var credential = await connection.Credentials.GetAsync(null, cancellationToken).ConfigureAwait(false);
        var response = await SendAsync(request, credential, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.Unauthorized)
            return response;

        var newer = await connection.Credentials.GetAsync(credential, cancellationToken).ConfigureAwait(false);
        if (newer == credential)
            return response;

        response.Dispose();
        return await SendAsync(request, newer, cancellationToken).ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            pools.Dispose();

        base.Dispose(disposing);
    }

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Credential credential, CancellationToken cancellation)
    {
        var (certificate, chain) = credential.Certificate is { } brought
            ? (brought, credential.Chain)
            : (connection.ClientCertificate, connection.ClientChain);
        request.Headers.Remove(Authorization);
        // As it stands: a token may hold what .NET's own reader of the header does not take, and would then show.
        if (credential.Authorization is { } header)
            request.Headers.TryAddWithoutValidation(Authorization, header);

        var identity = new TlsIdentity(certificate, chain, connection.AuthorityFile?.Get() ?? connection.Authorities);
        return pools.For(identity).SendAsync(request, cancellation);
    }
}
