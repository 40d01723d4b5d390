using System.Security.Cryptography.X509Certificates;
using System.Text;
using k8s.Models;
using Webhook.Certificates.SelfManaged;
using Webhook.Doctor.Facts;

namespace Webhook.Doctor.Checks;

/// <summary>Whether each entry's caBundle trusts the certificate that is served to it. Entries of which the same is to be said share one diagnosis.</summary>
internal sealed class BundleCheck : IDoctorCheck
{
    private const string Name = "ca-bundle";

    /// <inheritdoc/>
    public IEnumerable<Diagnosis> Look(InstallationFacts facts) => facts.Configurations
        .SelectMany(configuration => configuration.Configuration.Webhooks.Select(entry => (Text: configuration.TextOf(entry), Found: Of(configuration, entry, facts))))
        .GroupBy(entry => entry.Found, entry => entry.Text)
        .Select(entries => entries.Key with { Message = $"{string.Join("; ", entries)}: {entries.Key.Message}" });

    private static Diagnosis Of(FoundConfiguration configuration, V1ValidatingWebhook entry, InstallationFacts facts)
    {
        var bundle = TrustedCertificate.All(Encoding.UTF8.GetString(entry.ClientConfig.CaBundle ?? []));
        if (bundle.Count == 0)
            return Failure("clientConfig.caBundle is empty: the API server trusts its own roots only, which don't know a private authority");

        // An authority's validity stands in the bundle itself, whatever is known of the certificate that is served.
        if (bundle.All(authority => authority.NotAfter <= facts.Now))
            return Failure($"every authority in clientConfig.caBundle has expired ({Ends(bundle)}): the API server refuses each certificate that they signed");

        var served = facts.Served.GetValueOrDefault(CallTarget.Of(entry.ClientConfig));
        if (served is not { Pem.Length: > 0 })
            return new(Name, DiagnosisStatus.Unknown, $"trusts {Ends(bundle)}; what is served could not be seen: {served?.Problem}");

        using var leaf = X509Certificate2.CreateFromPem(served.Pem);
        // Of an authority that was renewed with its key the bundle may hold both.
        var signers = bundle.Where(trusted => trusted.Signed(leaf)).OrderByDescending(trusted => trusted.NotAfter).ToList();
        return signers is not [var authority, ..] ? Failure($"clientConfig.caBundle trusts {Ends(bundle)}, and the certificate of {served.Origin} is of {leaf.Issuer}")
            : authority.NotAfter <= facts.Now ? Failure($"the authority that signed the certificate of {served.Origin} has expired: {Ends(signers)}")
            : authority.NotBefore > facts.Now ? new(Name, DiagnosisStatus.Failure, $"the authority {authority} is valid only from {authority.NotBefore:u}", "check the clocks of the nodes")
            : new(Name, DiagnosisStatus.Ok, $"trusts {authority}, until {authority.NotAfter:yyyy-MM-dd}, as seen in {served.Origin}");

        Diagnosis Failure(string message) => new(Name, DiagnosisStatus.Failure, message, Remedy(configuration, facts));

        string Ends(IEnumerable<TrustedCertificate> authorities) => string.Join(
            ", ", authorities.Select(trusted => $"{trusted} {(trusted.NotAfter <= facts.Now ? $"expired on {trusted.NotAfter:u}" : $"until {trusted.NotAfter:yyyy-MM-dd}")}"));
    }

    /// <summary>What writes the bundle, as far as the configuration and the Deployment say it.</summary>
    private static string Remedy(FoundConfiguration configuration, InstallationFacts facts)
    {
        const string Injector = "cert-manager.io/inject-";
        var injected = configuration.Configuration.Metadata.Annotations?.FirstOrDefault(annotation => annotation.Key.StartsWith(Injector, StringComparison.Ordinal));
        return injected is { Key: not null } ? $"cert-manager writes it, as annotation {injected.Value.Key} of the configuration says ({injected.Value.Value}): look at that object, and at the log of the cainjector"
            : facts.IsSelfManaged ? $"the replica that leads writes it: {facts.LogsOf("Self-managed certificate")}"
            : facts.Deployment.Value is not null ? "the chart writes it: renew the authority (certificates.mode helm does so by itself, certificates.secret.caBundle is yours), and run helm upgrade"
            : "renew the authority if it has expired, issue the certificate by it, and write its PEM into clientConfig.caBundle of each entry, in base64";
    }
}
