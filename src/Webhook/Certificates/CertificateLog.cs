namespace Webhook.Certificates;

/// <summary>Log lines about certificates: event ids 3000 to 3999.</summary>
internal static partial class CertificateLog
{
    [LoggerMessage(3000, LogLevel.Information, "Certificate {Path} reloaded: serial {Serial}, expires {NotAfter:u}", EventName = nameof(CertificateReloaded))]
    public static partial void CertificateReloaded(ILogger logger, string path, string serial, DateTimeOffset notAfter);

    [LoggerMessage(3001, LogLevel.Warning, "Certificate {Path} can't be used: {Problem}; the one that expires {NotAfter:u} stays in use", EventName = nameof(CertificateKept))]
    public static partial void CertificateKept(ILogger logger, string path, string problem, DateTimeOffset? notAfter);

    [LoggerMessage(3002, LogLevel.Information, "Client CA {Path} reloaded: {Count} certificates", EventName = nameof(ClientAuthoritiesReloaded))]
    public static partial void ClientAuthoritiesReloaded(ILogger logger, string path, int count);

    [LoggerMessage(3003, LogLevel.Warning, "Client CA {Path} can't be used: {Problem}; the last good one stays in use", EventName = nameof(ClientAuthoritiesKept))]
    public static partial void ClientAuthoritiesKept(ILogger logger, string path, string problem);

    [LoggerMessage(3004, LogLevel.Warning, "Client certificate {Subject} refused: {Reason}", EventName = nameof(ClientRefused))]
    public static partial void ClientRefused(ILogger logger, string subject, string reason);

    [LoggerMessage(3010, LogLevel.Information, "Self-managed certificate: {Action} in {Target}: {Reason}", EventName = nameof(StepDone))]
    public static partial void StepDone(ILogger logger, string action, string target, string reason);

    [LoggerMessage(3011, LogLevel.Warning, "Self-managed certificate: {Problem}; what is in use stays, and it is tried again within {Seconds:0} s", EventName = nameof(RoundFailed))]
    public static partial void RoundFailed(ILogger logger, string problem, double seconds);

    [LoggerMessage(3012, LogLevel.Information, "Self-managed certificate: works again", EventName = nameof(RoundRecovered))]
    public static partial void RoundRecovered(ILogger logger);

    [LoggerMessage(3013, LogLevel.Warning, "Self-managed certificate: there is no {Configuration}, so nothing calls this webhook through it", EventName = nameof(ConfigurationMissing))]
    public static partial void ConfigurationMissing(ILogger logger, string configuration);

    [LoggerMessage(3014, LogLevel.Warning, "Self-managed certificate: {Problem}", EventName = nameof(SecretRefused))]
    public static partial void SecretRefused(ILogger logger, string problem);
}
