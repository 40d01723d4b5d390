using FsCheck;
using FsCheck.Fluent;

namespace Webhook.Policy.Tests.Properties;

/// <summary>Tries a law on generated values: always the same ones, so that a failure repeats.</summary>
internal static class Law
{
    private const int Runs = 2000;
    private const ulong Seed = 20241101;

    // FsCheck's generator needs an odd stream number beside the seed.
    private const ulong Stream = 7;

    /// <summary>Fails with the values, shrunk as far as their type allows, and with the seed.</summary>
    public static void Holds<T>(Gen<T> values, Func<T, bool> law)
    {
        var config = Config.QuickThrowOnFailure.WithMaxTest(CaseCount.Of(Runs)).WithQuietOnSuccess(true).WithReplay(Seed, Stream);
        Check.One(config, Prop.ForAll(values.ToArbitrary(), law));
    }
}
