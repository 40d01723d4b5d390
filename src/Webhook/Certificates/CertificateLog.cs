namespace Webhook.Certificates;

/// <summary>Log lines about certificates: event ids 3000 to 3999.</summary>
internal static partial class CertificateLog
{
    [LoggerMessage(3000, LogLevel.Information, "Certificate {Path} reloaded: serial {Serial}, expires {NotAfter:u}", EventName = nameof(CertificateReloaded))]
    public static partial void CertificateReloaded(ILogger logger, string path, string serial, DateTimeOffset notAfter);

    [LoggerMessage(3001, LogLevel.Warning, "Certificate {Path} with key {KeyPath} can't be used: {Problem}; the one that expires {NotAfter:u} stays in use", EventName = nameof(CertificateKept))]
    public static partial void CertificateKept(ILogger logger, string path, string keyPath, string problem, DateTimeOffset notAfter);

    [LoggerMessage(3002, LogLevel.Information, "Client CA {Path} reloaded: {Count} certificates", EventName = nameof(ClientAuthoritiesReloaded))]
    public static partial void ClientAuthoritiesReloaded(ILogger logger, string path, int count);

    [LoggerMessage(3003, LogLevel.Warning, "Client CA {Path} can't be used: {Problem}; the last good one stays in use", EventName = nameof(ClientAuthoritiesKept))]
    public static partial void ClientAuthoritiesKept(ILogger logger, string path, string problem);

    [LoggerMessage(3004, LogLevel.Warning, "Client certificate {Subject} refused: {Reason}", EventName = nameof(ClientRefused))]
    public static partial void ClientRefused(ILogger logger, string subject, string reason);
}
