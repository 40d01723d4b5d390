using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Webhook.Files;
using Webhook.Model.Text;

namespace Webhook.Certificates;

/// <summary>The authorities that may vouch for a caller (<c>--client-ca</c>); follows its file. Safe for use from many threads.</summary>
/// <remarks>Nothing else is trusted: the authorities of the operating system have no say.</remarks>
internal sealed class ClientAuthorities : IReloadable
{
    /// <summary>Extended key usage that a client's certificate must have (RFC 5280 section 4.2.1.12).</summary>
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    private readonly string _path;
    private readonly TimeProvider _time;
    private readonly ILogger<ClientAuthorities> _logger;
    private string _seen;
    private string _problem = "";
    private volatile X509Certificate2Collection _authorities;

    /// <summary>Loads the bundle for the first time.</summary>
    /// <exception cref="IOException">The file can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    /// <exception cref="CryptographicException">It holds no certificate.</exception>
    public ClientAuthorities(string path, TimeProvider time, ILogger<ClientAuthorities> logger)
    {
        (_path, _time, _logger) = (path, time, logger);
        _seen = File.ReadAllText(path);
        _authorities = Parse(_seen);
    }

    /// <summary>Why the file was not taken over when it last changed; empty when it was.</summary>
    public string Problem => Volatile.Read(ref _problem);

    /// <summary>The bundle's certificates from their PEM text.</summary>
    /// <exception cref="CryptographicException">There is none, or one is broken.</exception>
    public static X509Certificate2Collection Parse(string pem)
    {
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPem(pem);
        return authorities.Count > 0 ? authorities : throw new CryptographicException("the file holds no CERTIFICATE block");
    }

    /// <summary>Whether a caller's certificate leads to one of the authorities and is for clients.</summary>
    /// <param name="certificate">What the caller showed; <c>null</c> when it showed nothing.</param>
    /// <param name="presented">Further certificates that the caller sent along.</param>
    public bool Accepts(X509Certificate2? certificate, X509Chain? presented)
    {
        if (certificate is null)
        {
            CertificateLog.ClientRefused(_logger, "(none)", "no certificate was presented");
            return false;
        }

        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(_authorities);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = _time.GetUtcNow().UtcDateTime;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(ClientAuthentication));
        if (presented is not null)
            chain.ChainPolicy.ExtraStore.AddRange(presented.ChainPolicy.ExtraStore);

        if (chain.Build(certificate))
            return true;

        CertificateLog.ClientRefused(_logger, OneLine.Of(certificate.Subject), string.Join(", ", chain.ChainStatus.Select(status => status.Status)));
        return false;
    }

    /// <inheritdoc/>
    public void Reload()
    {
        var pem = "";
        try
        {
            pem = File.ReadAllText(_path);
            if (pem == _seen)
                return;

            _authorities = Parse(pem);
            Volatile.Write(ref _problem, "");
            CertificateLog.ClientAuthoritiesReloaded(_logger, _path, _authorities.Count);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            if (pem.Length == 0 && _seen.Length == 0)
                return;

            var problem = exception is CryptographicException ? exception.Message : UnreadableFile.Reason(_path, exception);
            Volatile.Write(ref _problem, $"{_path}: {problem}");
            CertificateLog.ClientAuthoritiesKept(_logger, _path, problem);
        }

        _seen = pem;
    }
}
