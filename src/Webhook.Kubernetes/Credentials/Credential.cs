using System.Globalization;
using System.Security.Cryptography.X509Certificates;

namespace Webhook.Kubernetes.Credentials;

/// <summary>What is shown to the API server to be let in.</summary>
/// <param name="Authorization">Value of the header Authorization; <c>null</c> sends none.</param>
/// <param name="Certificate">Client certificate with its key, for new connections; <c>null</c> shows none.</param>
public sealed record Credential(string? Authorization, X509Certificate2? Certificate = null)
{
    /// <summary>Certificates that lead from <see cref="Certificate"/> to its authority; <c>null</c> for none.</summary>
    public X509Certificate2Collection? Chain { get; init; }

    /// <summary>Shows nothing: whoever asks is anonymous.</summary>
    public static Credential Anonymous { get; } = new((string?)null);

    /// <summary>A bearer token.</summary>
    /// <exception cref="CredentialException">It can't stand in a header; the message says why without showing it.</exception>
    public static Credential Bearer(string token) => token.AsSpan().IndexOfAnyExceptInRange('!', '~') is >= 0 and var at
        ? throw new CredentialException(string.Create(
            CultureInfo.InvariantCulture,
            $"the token's character {at + 1} is U+{(int)token[at]:X4}, which can't stand in a header; put a token of letters, digits and signs there"))
        : new("Bearer " + token);

    /// <summary>The header never reaches a log.</summary>
    public override string ToString() => Authorization is null ? "no token" : "token";
}
