namespace Webhook.Certificates;

/// <summary>Log lines about certificates: event ids 3000 to 3999.</summary>
internal static partial class CertificateLog
{
    /// <summary>The certificate files changed and the new pair is served.</summary>
    [LoggerMessage(3000, LogLevel.Information, "Certificate {Path} reloaded: serial {Serial}, expires {NotAfter:u}", EventName = nameof(CertificateReloaded))]
    public static partial void CertificateReloaded(ILogger logger, string path, string serial, DateTimeOffset notAfter);

    /// <summary>
    /// The changed files are no usable pair; the last good one is served until it expires. Fix the files or the Secret
    /// before then.
    /// </summary>
    [LoggerMessage(3001, LogLevel.Warning, "Certificate {Path} can't be used: {Problem}; the one that expires {NotAfter:u} stays in use", EventName = nameof(CertificateKept))]
    public static partial void CertificateKept(ILogger logger, string path, string problem, DateTimeOffset? notAfter);

    /// <summary>The bundle of <c>--client-ca</c> changed and is in use.</summary>
    [LoggerMessage(3002, LogLevel.Information, "Client CA {Path} reloaded: {Count} certificates", EventName = nameof(ClientAuthoritiesReloaded))]
    public static partial void ClientAuthoritiesReloaded(ILogger logger, string path, int count);

    /// <summary>The changed bundle can't be read; callers are held against the last good one. Fix the file.</summary>
    [LoggerMessage(3003, LogLevel.Warning, "Client CA {Path} can't be used: {Problem}; the last good one stays in use", EventName = nameof(ClientAuthoritiesKept))]
    public static partial void ClientAuthoritiesKept(ILogger logger, string path, string problem);

    /// <summary>
    /// A caller's certificate is of no authority in <c>--client-ca</c>, or has expired. If it is the API server, fix its
    /// admission configuration.
    /// </summary>
    [LoggerMessage(3004, LogLevel.Warning, "Client certificate {Subject} refused: {Reason}", EventName = nameof(ClientRefused))]
    public static partial void ClientRefused(ILogger logger, string subject, string reason);

    /// <summary>One step of making or renewing the certificate, and why it was taken.</summary>
    [LoggerMessage(3010, LogLevel.Information, "Self-managed certificate: {Action} in {Target}: {Reason}", EventName = nameof(StepDone))]
    public static partial void StepDone(ILogger logger, string action, string target, string reason);

    /// <summary>
    /// The certificate could not be looked after. What is in use stays; while it lasts nothing is lost. Look at the problem.
    /// </summary>
    [LoggerMessage(3011, LogLevel.Warning, "Self-managed certificate: {Problem}; what is in use stays, and it is tried again within {Seconds:0} s", EventName = nameof(RoundFailed))]
    public static partial void RoundFailed(ILogger logger, string problem, double seconds);

    /// <summary>Follows RoundFailed.</summary>
    [LoggerMessage(3012, LogLevel.Information, "Self-managed certificate: works again", EventName = nameof(RoundRecovered))]
    public static partial void RoundRecovered(ILogger logger);

    /// <summary>
    /// A webhook configuration that should carry the caBundle is not there. Install it, or name it with
    /// <c>--mutating-configuration</c> or <c>--validating-configuration</c>.
    /// </summary>
    [LoggerMessage(3013, LogLevel.Warning, "Self-managed certificate: there is no {Configuration}, so nothing calls this webhook through it", EventName = nameof(ConfigurationMissing))]
    public static partial void ConfigurationMissing(ILogger logger, string configuration);

    /// <summary>What the Secret holds is not taken. Delete the Secret to have it made anew, or fix it.</summary>
    [LoggerMessage(3014, LogLevel.Warning, "Self-managed certificate: {Problem}", EventName = nameof(SecretRefused))]
    public static partial void SecretRefused(ILogger logger, string problem);

    /// <summary>
    /// Somebody else writes the <c>caBundle</c> again and again, such as cert-manager's cainjector, and the webhook can't be called while
    /// it holds theirs. Let one of the two write it: take away their annotation, or use <c>certificates.mode</c> cert-manager.
    /// </summary>
    [LoggerMessage(3015, LogLevel.Warning, "Self-managed certificate: another writer changes caBundle of {Configuration} ({Writer}); it is written back after {Seconds:0} s; let one of the two write it", EventName = nameof(BundleOverwritten))]
    public static partial void BundleOverwritten(ILogger logger, string configuration, string writer, double seconds);
}
