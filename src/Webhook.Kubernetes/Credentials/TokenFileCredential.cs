namespace Webhook.Kubernetes.Credentials;

/// <summary>A bearer token in a file that somebody else renews: a projected service account token, or <c>tokenFile</c>.</summary>
/// <remarks>
/// Read again after a minute, as client-go does (the kubelet renews a token at four fifths of its life of an hour), and at
/// once after a 401. When the file can't be read the last token is used on: it is likelier to be good than none.
/// </remarks>
public sealed class TokenFileCredential(string path, TimeProvider clock) : ICredentialSource
{
    private static readonly TimeSpan KeepFor = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private Credential? _last;
    private long _readAt;

    /// <inheritdoc/>
    public ValueTask<Credential> GetAsync(Credential? rejected, CancellationToken cancellation)
    {
        lock (_gate)
        {
            if (_last is null || ReferenceEquals(rejected, _last) || clock.GetElapsedTime(_readAt) >= KeepFor)
                Read();

            return new(_last!);
        }
    }

    private void Read()
    {
        try
        {
            var token = File.ReadAllText(path).Trim();
            if (token.Length == 0)
                throw new CredentialException("it is empty");

            var read = Credential.Bearer(token);
            _last = read == _last ? _last : read;
            _readAt = clock.GetTimestamp();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or CredentialException)
        {
            if (_last is null)
                throw new CredentialException($"token file {path} can't be read: {failure.Message}", failure);
        }
    }
}
