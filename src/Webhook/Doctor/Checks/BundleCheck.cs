using System.Security.Cryptography.X509Certificates;
using System.Text;
using Webhook.Certificates.SelfManaged;
using Webhook.Doctor.Facts;
using Webhook.Kubernetes.Objects;

namespace Webhook.Doctor.Checks;

/// <summary>Whether each entry's caBundle trusts the certificate that is served to it.</summary>
internal sealed class BundleCheck : IDoctorCheck
{
    private const string Name = "ca-bundle";
    private const string Remedy = "self-managed: look at the leader's log; cert-manager: check its inject-ca-from annotation; Helm: run helm upgrade";

    /// <inheritdoc/>
    public IEnumerable<Diagnosis> Look(InstallationFacts facts) =>
        facts.Configurations.SelectMany(configuration => configuration.Configuration.Webhooks.Select(entry => Of(configuration.TextOf(entry), entry, facts)));

    private static Diagnosis Of(string text, WebhookEntry entry, InstallationFacts facts)
    {
        var bundle = TrustedCertificate.All(Encoding.UTF8.GetString(entry.ClientConfig.CaBundle));
        if (bundle.Count == 0)
            return new(Name, DiagnosisStatus.Failure, $"{text}: clientConfig.caBundle is empty: the API server trusts its own roots only, which don't know a private authority", Remedy);

        var served = facts.Served.GetValueOrDefault(CallTarget.Of(entry.ClientConfig));
        if (served is not { Pem.Length: > 0 })
            return new(Name, DiagnosisStatus.Unknown, $"{text}: trusts {string.Join(", ", bundle)}; what is served could not be seen: {served?.Problem}");

        using var leaf = X509Certificate2.CreateFromPem(served.Pem);
        var authority = bundle.FirstOrDefault(trusted => trusted.Signed(leaf));
        return authority is null
            ? new(Name, DiagnosisStatus.Failure, $"{text}: clientConfig.caBundle trusts {string.Join(", ", bundle)}, and the certificate of {served.Origin} is of {leaf.Issuer}", Remedy)
            : authority.NotAfter <= facts.Now
                ? new(Name, DiagnosisStatus.Failure, $"{text}: the authority {authority} has expired on {authority.NotAfter:u}", Remedy)
                : new(Name, DiagnosisStatus.Ok, $"{text}: trusts {authority}, until {authority.NotAfter:yyyy-MM-dd}, as seen in {served.Origin}");
    }
}
