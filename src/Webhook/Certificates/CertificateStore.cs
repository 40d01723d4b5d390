using System.Security.Cryptography;
using Webhook.Files;

namespace Webhook.Certificates;

/// <summary>The certificate that new connections are served with; follows its two files. Safe for use from many threads.</summary>
/// <remarks>
/// A pair is taken over only when both files are readable and belong together, so a swap that is seen half done is
/// passed over until its other half is there. Connections that are open keep the certificate they began with.
/// </remarks>
internal sealed class CertificateStore : IReloadable
{
    private readonly CertificateFiles _files;
    private readonly CertificateMetrics _metrics;
    private readonly ILogger<CertificateStore> _logger;
    private PemPair? _seen;
    private string _seenProblem = "";
    private volatile ServingCertificate _current;

    /// <summary>Loads the pair for the first time.</summary>
    /// <exception cref="IOException">A file can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    /// <exception cref="CryptographicException">The pair can't be used.</exception>
    public CertificateStore(CertificateFiles files, CertificateMetrics metrics, ILogger<CertificateStore> logger)
    {
        (_files, _metrics, _logger) = (files, metrics, logger);
        _seen = files.Read();
        _current = ServingCertificate.Load(_seen);
        metrics.Observe(() => Current.NotAfter);
    }

    /// <summary>What to serve a new connection with.</summary>
    public ServingCertificate Current => _current;

    /// <summary>Why the files were not taken over when they last changed; empty when they were.</summary>
    public string Problem => Volatile.Read(ref _seenProblem);

    /// <inheritdoc/>
    public void Reload()
    {
        PemPair? pem = null;
        try
        {
            pem = _files.Read();
            if (pem == _seen)
                return;

            _current = ServingCertificate.Load(pem);
            Volatile.Write(ref _seenProblem, "");
            _metrics.Reloaded(true);
            CertificateLog.CertificateReloaded(_logger, _files.Certificate, Current.Leaf.SerialNumber, Current.NotAfter);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            Keep(exception is CryptographicException ? exception.Message : Unreadable(exception), pem);
        }

        _seen = pem;
    }

    /// <summary>Names the one of the two files that is gone.</summary>
    private string Unreadable(Exception exception)
    {
        var path = exception is FileNotFoundException { FileName: { } missing } ? missing : _files.Certificate;
        return $"{path}: {UnreadableFile.Reason(path, exception)}";
    }

    /// <summary>Said once for each state of the files, not with every round.</summary>
    private void Keep(string problem, PemPair? pem)
    {
        if (pem is null && problem == Problem)
            return;

        Volatile.Write(ref _seenProblem, problem);
        _metrics.Reloaded(false);
        CertificateLog.CertificateKept(_logger, _files.Certificate, _files.Key, problem, Current.NotAfter);
    }
}
