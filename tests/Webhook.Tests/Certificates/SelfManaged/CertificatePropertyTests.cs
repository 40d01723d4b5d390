using FsCheck;
using FsCheck.Fluent;
using Webhook.Certificates;

namespace Webhook.Tests.Certificates.SelfManaged;

/// <summary>Whatever happens in whatever order: no write and no reload refuses a caller that was accepted before, and in the end all is well.</summary>
public sealed class CertificatePropertyTests
{
    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromHours(2), TimeSpan.FromDays(30), TimeSpan.FromDays(120), TimeSpan.FromDays(250), TimeSpan.FromDays(400), TimeSpan.FromDays(2500),
    ];

    // Most of it is what happens every day: leaders that go on, end, or are late.
    private static readonly Gen<(int What, int Which)> Event = Gen.Frequency(
        (6, Gen.Constant(0)), (3, Gen.Constant(1)), (3, Gen.Constant(2)), (5, Gen.Constant(3)), (2, Gen.Constant(4)), (2, Gen.Constant(5)), (1, Gen.Constant(6)))
        .Zip(Gen.Choose(0, 100));

    [Fact]
    public void Never_refuses_a_caller_and_always_comes_to_rest() =>
        Prop.ForAll(Event.ListOf().ToArbitrary(), events =>
        {
            var world = new CertificateWorld();
            foreach (var (what, which) in events)
                Happen(world, what, which);

            world.Settle();
            world.AssertWell();
            Assert.False(world.Decide(world.Replicas[0]));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(80).WithEndSize(45).WithReplay(7, 9));

    private static void Happen(CertificateWorld world, int what, int which)
    {
        var replica = world.Replicas[which % world.Replicas.Length];
        switch (what)
        {
            case 0:
                // A leader at work.
                world.Decide(replica);
                CertificateWorld.Commit(replica);
                break;
            case 1:
                // One that decides and then stands still, or ends.
                world.Decide(replica);
                break;
            case 2:
                // One that has stood still and now goes on, though another leads by now.
                CertificateWorld.Commit(replica);
                break;
            case 3:
                world.Reload(replica);
                break;
            case 4:
                world.Advance(Waits[which % Waits.Length]);
                break;
            case 5:
                Damage(world, which);
                break;
            default:
                var configuration = which % 2;
                world.Overwrite(configuration, which % world.Configurations[configuration].Bundles.Count, which % 3 == 0 ? Foreign.Certificate : "");
                break;
        }
    }

    private static readonly PemPair Foreign = CertificateIssuer.Authority("somebody", Webhook.Testing.A.Moment, TimeSpan.FromDays(36500));

    private static void Damage(CertificateWorld world, int which)
    {
        switch (which % 9)
        {
            case 0:
                world.Damage("the Secret is deleted", (_, _) => null);
                break;
            case 1:
                world.Damage("ca.key is another key", (secret, version) => secret.With("ca.key", Foreign.Key, version));
                break;
            case 2:
                world.Damage("ca.crt is cut off", (secret, version) => secret.With("ca.crt", secret.Entries.GetValueOrDefault("ca.crt", "")[..^20], version));
                break;
            case 3:
                world.Damage("tls.key is another key", (secret, version) => secret.With("tls.key", Foreign.Key, version));
                break;
            case 4:
                world.Damage("tls.crt and tls.key are somebody else's", (secret, version) =>
                    secret.With("tls.crt", Foreign.Certificate, version).With("tls.key", Foreign.Key, version));
                break;
            case 5:
                world.Damage("ca.key is gone", (secret, version) => secret.Without("ca.key", version));
                break;
            case 6:
                world.Damage("tls.crt is empty", (secret, version) => secret.With("tls.crt", "", version));
                break;
            case 7:
                world.Damage("previous-until is gone", (secret, version) => secret.Without("previous-until", version));
                break;
            default:
                if (world.Backups.Count > 0)
                    world.Restore(world.Backups[which % world.Backups.Count]);
                break;
        }
    }
}
