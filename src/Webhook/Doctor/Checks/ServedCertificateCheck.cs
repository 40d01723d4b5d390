using System.Security.Cryptography.X509Certificates;
using Webhook.Doctor.Facts;

namespace Webhook.Doctor.Checks;

/// <summary>Whether the certificate is for the right name, and valid for some time to come.</summary>
internal sealed class ServedCertificateCheck : IDoctorCheck
{
    private const string Name = "certificate";
    private const string Renew = "self-managed: look at the leader's log; cert-manager: look at the Certificate; Helm: run helm upgrade";

    // A month is enough for a person to act, and less than what is left when anybody's renewal is due.
    private static readonly TimeSpan Soon = TimeSpan.FromDays(30);

    /// <inheritdoc/>
    public IEnumerable<Diagnosis> Look(InstallationFacts facts) => facts.Served.Count == 0
        ? [new(Name, DiagnosisStatus.Unknown, "no configuration says where the webhook is called")]
        : facts.Served.Values.Select(served => Of(served, facts.Now));

    private static Diagnosis Of(ServedCertificate served, DateTimeOffset now)
    {
        if (served.Pem.Length == 0)
            return new(Name, DiagnosisStatus.Unknown, $"the certificate of {served.Origin} can't be seen: {served.Problem}");

        using var leaf = X509Certificate2.CreateFromPem(served.Pem);
        var end = new DateTimeOffset(leaf.NotAfter);
        if (!leaf.MatchesHostname(served.Host, allowWildcards: true, allowCommonName: false))
            return new(Name, DiagnosisStatus.Failure, $"the certificate of {served.Origin} is not for {served.Host}, the name that the API server asks for", $"issue one with {served.Host} among its subject alternative names");

        return end <= now ? new(Name, DiagnosisStatus.Failure, $"the certificate of {served.Origin} has expired on {end:u}", Renew)
            : leaf.NotBefore > now ? new(Name, DiagnosisStatus.Failure, $"the certificate of {served.Origin} is valid only from {leaf.NotBefore:u}", "check the clocks of the nodes")
            : end - now < Soon ? new(Name, DiagnosisStatus.Warning, $"the certificate of {served.Origin} expires on {end:u}", Renew)
            : new(Name, DiagnosisStatus.Ok, $"the certificate of {served.Origin} is for {served.Host} and valid until {end:yyyy-MM-dd}");
    }
}
