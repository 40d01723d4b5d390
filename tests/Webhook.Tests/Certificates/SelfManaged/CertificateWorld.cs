using Webhook.Certificates.SelfManaged;
using Webhook.Testing;

namespace Webhook.Tests.Certificates.SelfManaged;

/// <summary>
/// A Secret, two webhook configurations and three replicas, of which any may believe that it leads, end in the middle, or
/// write late. Fails the test at the moment at which a write or a reload turns an accepted certificate into a refused one.
/// </summary>
internal sealed class CertificateWorld
{
    public static readonly SelfManagedNames Names = new(
        "system", "webhook-tls", "webhook", "webhook", CertificateHosts.Of("webhook", "system", []));

    private readonly List<string> _history = [];
    private int _version;

    public DateTimeOffset Now { get; private set; } = A.Moment;

    public ModelSecret? Secret { get; private set; }

    /// <summary>What the Secret held at some time, for somebody who brings it back.</summary>
    public List<ModelSecret> Backups { get; } = [];

    public ModelConfiguration[] Configurations { get; } = [new("mutating", [""], 0), new("validating", ["", ""], 0)];

    public ModelReplica[] Replicas { get; } = [new(TimeSpan.Zero), new(TimeSpan.FromMinutes(20)), new(TimeSpan.FromMinutes(-20))];

    public string History => string.Join('\n', _history);

    /// <summary>The steps taken, as <c>action target</c>.</summary>
    public List<string> Steps { get; } = [];

    public void Advance(TimeSpan by)
    {
        Now += by;
        Note($"the time is {Now:u}");
    }

    /// <summary>A replica that believes it leads looks at everything and decides.</summary>
    /// <returns>Whether there was something to do.</returns>
    public bool Decide(ModelReplica leader)
    {
        var now = Now + leader.Skew;
        var configurations = Configurations.ToArray();
        var secret = Secret;
        var step = CertificatePlan.Next(secret?.Content, [.. configurations.Select(configuration => configuration.Trust)], Names.Hosts, now);
        Note($"replica {Array.IndexOf(Replicas, leader)} decides: {step.Action} {step.Configuration?.Name}: {step.Reason}");
        leader.Pending = step.Action == CertificateAction.Rest ? null
            : step.Configuration is { } behind ? () => WriteBundle(configurations.Single(configuration => configuration.Name == behind.Name), step)
            : () => WriteSecret(secret, configurations, step, now);
        return step.Action != CertificateAction.Rest;
    }

    /// <summary>The write that was decided upon reaches the API server, now or never.</summary>
    public static void Commit(ModelReplica leader)
    {
        leader.Pending?.Invoke();
        leader.Pending = null;
    }

    public void Reload(ModelReplica replica)
    {
        var before = replica.Serving;
        replica.Certificate.Offer(Secret?.Content, [.. Configurations.Select(configuration => configuration.Trust)], Now + replica.Skew);
        Note($"replica {Array.IndexOf(Replicas, replica)} reloads: {replica.Certificate.Problem}");
        foreach (var bundle in Configurations.SelectMany(configuration => configuration.Bundles))
        {
            if (ModelReplica.IsAccepted(before, bundle, Now))
                Assert.True(ModelReplica.IsAccepted(replica.Serving, bundle, Now), "a reload made a replica serve what is refused\n" + History);
        }

        if (before is not null)
            Assert.NotNull(replica.Serving);
    }

    /// <summary>Somebody else changes or deletes the Secret.</summary>
    public void Damage(string what, Func<ModelSecret, int, ModelSecret?> change)
    {
        if (Secret is null)
            return;

        Secret = change(Secret, ++_version);
        Note($"damage: {what}");
    }

    public void Restore(ModelSecret backup)
    {
        Secret = backup with { Version = ++_version };
        Note("damage: an old Secret is brought back");
    }

    /// <summary>Somebody else writes one entry of a configuration anew.</summary>
    public void Overwrite(int configuration, int entry, string bundle)
    {
        var bundles = Configurations[configuration].Bundles.ToArray();
        bundles[entry] = bundle;
        Configurations[configuration] = Configurations[configuration] with { Bundles = bundles, Version = ++_version };
        Note($"damage: entry {entry} of {Configurations[configuration].Name} is overwritten");
    }

    /// <summary>All is quiet, one replica leads, and the others follow.</summary>
    /// <returns>The number of steps it took to come to rest.</returns>
    public int Settle()
    {
        var steps = 0;
        for (; Decide(Replicas[0]); steps++)
        {
            Assert.True(steps < 12, "it does not come to rest\n" + History);
            Commit(Replicas[0]);
            Reload(Replicas[0]);
        }

        foreach (var replica in Replicas)
            Reload(replica);

        return steps;
    }

    /// <summary>Every replica is accepted through every entry, and every entry trusts what the Secret says.</summary>
    public void AssertWell()
    {
        var trusted = string.Concat(Secret!.Content.Authorities.Select(authority => authority.Pem));
        foreach (var bundle in Configurations.SelectMany(configuration => configuration.Bundles))
        {
            Assert.Equal(trusted, bundle);
            Assert.All(Replicas, replica => Assert.True(ModelReplica.IsAccepted(replica.Serving, bundle, Now), History));
        }
    }

    private void WriteSecret(ModelSecret? basis, ModelConfiguration[] seen, CertificateStep step, DateTimeOffset now)
    {
        if (Secret?.Version != basis?.Version)
        {
            Note("conflict");
            return;
        }

        if (step.Action == CertificateAction.IssueCertificate && seen.SequenceEqual(Configurations))
            Assert.All(seen, configuration => Assert.True(configuration.Trust.Trusts(step.Authorities[0]), "a certificate is issued that nobody accepts yet\n" + History));

        Secret = ModelSecret.Of(CertificateChange.Of(step, basis?.Content, Names.Hosts, now), ++_version);
        Backups.Add(Secret);
        Steps.Add($"{step.Action}");
        Note($"written: {step.Action}");
    }

    private void WriteBundle(ModelConfiguration basis, CertificateStep step)
    {
        var index = Array.FindIndex(Configurations, configuration => configuration.Name == basis.Name);
        if (Configurations[index].Version != basis.Version)
        {
            Note("conflict");
            return;
        }

        foreach (var (replica, bundle) in Replicas.SelectMany(replica => basis.Bundles.Select(bundle => (replica, bundle))))
        {
            if (ModelReplica.IsAccepted(replica.Serving, bundle, Now))
                Assert.True(ModelReplica.IsAccepted(replica.Serving, step.Bundle, Now), "a bundle no longer trusts what is served\n" + History);
        }

        Configurations[index] = basis with { Bundles = [.. basis.Bundles.Select(_ => step.Bundle)], Version = ++_version };
        Steps.Add($"{step.Action} {basis.Name}");
        Note($"written: {step.Action} {basis.Name}");
    }

    private void Note(string what) => _history.Add(what);
}
