using System.Globalization;
using Webhook.Doctor.Facts;

namespace Webhook.Doctor.Checks;

/// <summary>Whether one replica leads: without one, certificates are not renewed and the audit does not run.</summary>
internal sealed class LeaderCheck : IDoctorCheck
{
    private const string Name = "leader";

    // Two lease durations: one passes by itself when a leader is killed.
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public IEnumerable<Diagnosis> Look(InstallationFacts facts)
    {
        if (facts.Lease.Problem.Length > 0)
            return [new(Name, DiagnosisStatus.Unknown, $"the Lease can't be read: {facts.Lease.Problem}")];

        if (facts.Lease.Value?["spec"] is not { } spec)
        {
            return facts.IsSelfManaged
                ? [new(Name, DiagnosisStatus.Failure, "no replica has ever led: there is no Lease", Remedy(facts))]
                : [new(Name, DiagnosisStatus.Ok, "no replica needs to lead")];
        }

        // By the server's clock, which is nearer to that of the replicas than this machine's.
        var now = facts.Server.Date ?? facts.Now;
        var holder = $"{spec["holderIdentity"]}";
        var isRenewed = DateTimeOffset.TryParse($"{spec["renewTime"]}", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var renewed)
            && now - renewed < LongestSilence;
        return holder.Length == 0 ? [new(Name, DiagnosisStatus.Warning, "nobody leads at this moment", "ask again in half a minute")]
            : isRenewed ? [new(Name, DiagnosisStatus.Ok, $"{holder} leads")]
            : [new(Name, DiagnosisStatus.Failure, $"{holder} led until {renewed:u} and nobody took over", Remedy(facts))];
    }

    private static string Remedy(InstallationFacts facts) =>
        $"event 4008 in the log of the replicas says why the Lease can't be read or written: {facts.LogsOf("be read or written")}";
}
