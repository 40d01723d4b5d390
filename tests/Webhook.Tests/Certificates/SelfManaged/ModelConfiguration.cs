using Webhook.Certificates.SelfManaged;

namespace Webhook.Tests.Certificates.SelfManaged;

/// <summary>A stored webhook configuration: the bundle of each entry, and its version.</summary>
internal sealed record ModelConfiguration(string Name, IReadOnlyList<string> Bundles, int Version)
{
    public ConfigurationTrust Trust => new(Name, Bundles);
}
