namespace Webhook.Certificates;

/// <summary>How long certificates that we issue are valid.</summary>
internal static class CertificateLifetimes
{
    /// <summary>A certificate is valid from this long before it is issued, so that a client whose clock is behind accepts it.</summary>
    public static readonly TimeSpan Backdate = TimeSpan.FromHours(1);

    /// <summary>Certificate authorities: clients that trust one must not have to be told again for long.</summary>
    public static readonly TimeSpan Authority = TimeSpan.FromDays(3650);

    /// <summary>Serving certificates: one year, below the 398 days that some TLS clients accept at most.</summary>
    public static readonly TimeSpan Serving = TimeSpan.FromDays(365);
}
