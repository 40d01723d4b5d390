using System.Security.Cryptography;
using Webhook.Files;

namespace Webhook.Certificates;

/// <summary>The certificate that new connections are served with; follows its source. Safe for use from many threads.</summary>
/// <remarks>
/// A pair is taken over only when both halves are readable and belong together, so a swap of two files that is seen half done
/// is passed over until its other half is there. Connections that are open keep the certificate they began with.
/// </remarks>
internal sealed class CertificateStore : IReloadable
{
    private readonly ICertificateSource _source;
    private readonly CertificateMetrics _metrics;
    private readonly ILogger<CertificateStore> _logger;
    private PemPair? _seen;
    private string _seenProblem = "";
    private volatile ServingCertificate? _current;

    /// <summary>Loads the pair for the first time, if it is there already.</summary>
    /// <exception cref="IOException">A file can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    /// <exception cref="CryptographicException">The pair can't be used.</exception>
    public CertificateStore(ICertificateSource source, CertificateMetrics metrics, ILogger<CertificateStore> logger)
    {
        (_source, _metrics, _logger) = (source, metrics, logger);
        _seen = source.Read();
        _current = _seen is null ? null : ServingCertificate.Load(_seen);
        metrics.Observe(() => Current?.NotAfter);
    }

    /// <summary>What to serve a new connection with; <c>null</c> as long as there is nothing to serve it with.</summary>
    public ServingCertificate? Current => _current;

    /// <summary>Why the certificate in use is not the one it should be; empty when it is.</summary>
    public string Problem => Volatile.Read(ref _seenProblem) is { Length: > 0 } problem ? problem : _source.Problem;

    /// <inheritdoc/>
    public void Reload()
    {
        PemPair? pem = null;
        try
        {
            pem = _source.Read();
            if (pem is null || pem == _seen)
                return;

            var taken = ServingCertificate.Load(pem);
            _current = taken;
            Volatile.Write(ref _seenProblem, "");
            _metrics.Reloaded(true);
            CertificateLog.CertificateReloaded(_logger, _source.Name, taken.Leaf.SerialNumber, taken.NotAfter);
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
        var path = exception is FileNotFoundException { FileName: { } missing } ? missing : _source.Name;
        return $"{path}: {UnreadableFile.Reason(path, exception)}";
    }

    /// <summary>Said once for each state of the source, not with every round.</summary>
    private void Keep(string problem, PemPair? pem)
    {
        if (pem is null && problem == Volatile.Read(ref _seenProblem))
            return;

        Volatile.Write(ref _seenProblem, problem);
        _metrics.Reloaded(false);
        CertificateLog.CertificateKept(_logger, _source.Name, problem, Current?.NotAfter);
    }
}
