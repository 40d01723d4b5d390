using Webhook.Doctor.Facts;

namespace Webhook.Doctor.Checks;

/// <summary>Whether the API server's clock and this machine's agree; certificates are judged by the server's.</summary>
internal sealed class ClockCheck : IDoctorCheck
{
    private const string Name = "clock";

    // Certificates are valid from an hour before they are issued; a minute is beyond what a time service leaves.
    private static readonly TimeSpan Much = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public IEnumerable<Diagnosis> Look(InstallationFacts facts)
    {
        if (facts.Server.Date is not { } date)
            return [new(Name, DiagnosisStatus.Unknown, "the API server's answers carry no Date")];

        var skew = facts.Now - date;
        return skew.Duration() < Much
            ? [new(Name, DiagnosisStatus.Ok, "the clocks of the API server and of this machine agree")]
            : [new(Name, DiagnosisStatus.Warning, $"this machine's clock is {skew.Duration().TotalSeconds:0} s {(skew > TimeSpan.Zero ? "ahead of" : "behind")} the API server's", "set both by NTP; certificates of replicas whose clock is more than an hour ahead are refused")];
    }
}
