namespace Webhook.Certificates.SelfManaged;

/// <summary>The objects of one release that have to do with its self-managed certificate.</summary>
/// <param name="Namespace">Namespace of the Secret and the Service.</param>
/// <param name="Secret">Name of the Secret.</param>
/// <param name="MutatingConfiguration">Name of the MutatingWebhookConfiguration.</param>
/// <param name="ValidatingConfiguration">Name of the ValidatingWebhookConfiguration.</param>
/// <param name="Hosts">The names that the certificate is for.</param>
internal sealed record SelfManagedNames(
    string Namespace, string Secret, string MutatingConfiguration, string ValidatingConfiguration, IReadOnlyList<string> Hosts)
{
    /// <summary>The Secret in messages.</summary>
    public string SecretText => $"Secret {Namespace}/{Secret}";
}
