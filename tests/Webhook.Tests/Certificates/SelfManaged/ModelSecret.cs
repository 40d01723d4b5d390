using Webhook.Certificates.SelfManaged;

namespace Webhook.Tests.Certificates.SelfManaged;

/// <summary>A stored Secret: its entries and its version.</summary>
internal sealed record ModelSecret(IReadOnlyDictionary<string, string> Entries, int Version)
{
    public ManagedSecret Content => ManagedSecret.Read(Entries.GetValueOrDefault);

    public static ModelSecret Of(ManagedSecret content, int version) => new(
        content.Entries().Where(entry => entry.Value is not null).ToDictionary(entry => entry.Key, entry => entry.Value!), version);

    public ModelSecret With(string entry, string value, int version) =>
        new(new Dictionary<string, string>(Entries) { [entry] = value }, version);

    public ModelSecret Without(string entry, int version) =>
        new(Entries.Where(pair => pair.Key != entry).ToDictionary(), version);
}
