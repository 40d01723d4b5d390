namespace Webhook.Kubernetes.Credentials;

/// <summary>Where credentials come from, as often as they have to be renewed.</summary>
public interface ICredentialSource
{
    /// <summary>The credential to use now, from memory where it is still good. Safe for concurrent use.</summary>
    /// <param name="rejected">One the server answered 401 to: a newer one is fetched if there may be one; else <c>null</c>.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="CredentialException">None can be had; the message says what to do.</exception>
    ValueTask<Credential> GetAsync(Credential? rejected, CancellationToken cancellation);
}
