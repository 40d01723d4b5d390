namespace Webhook.Certificates.SelfManaged;

/// <summary>What was done, in the words of the log.</summary>
internal static class CertificateWords
{
    /// <summary>The action; empty for <see cref="CertificateAction.Rest"/>.</summary>
    public static string Of(CertificateAction action) => action switch
    {
        CertificateAction.MakeAuthority => "new authority",
        CertificateAction.Adopt => "further authorities",
        CertificateAction.WriteBundle => "caBundle written",
        CertificateAction.IssueCertificate => "new certificate",
        CertificateAction.DropPrevious => "earlier authorities removed",
        _ => "",
    };
}
