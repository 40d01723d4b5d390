using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Webhook.Metrics;
using Webhook.Policies;
using Webhook.Policy;

namespace Webhook.Benchmarks.Staying;

/// <summary>What is kept of policies that others have replaced: the server's own reloading, each file taken over, in this process.</summary>
internal static class PolicyReloads
{
    private const int Early = 100;

    /// <summary>Takes over so many files one after another.</summary>
    /// <param name="path">A file that may be overwritten.</param>
    /// <param name="count">More than a hundred.</param>
    public static Bound Measure(string path, int count)
    {
        var instruments = new Instruments();
        File.WriteAllText(path, PolicyScenario.Good(0));
        var files = PolicyFiles.Read([path]);
        var store = new PolicyStore(
            [path], files, PolicyLoader.Load(files, DateTimeOffset.UtcNow), policies => new PolicyEngine(policies), TimeProvider.System, new(instruments), NullLogger<PolicyStore>.Instance);
        var (early, taken) = (0L, 0);
        for (var number = 1; number <= count; number++)
        {
            File.WriteAllText(path, PolicyScenario.Good(number));
            store.Reload();
            taken += store.Current.Loaded[0].Policy.Name == string.Create(CultureInfo.InvariantCulture, $"good-{number}") ? 1 : 0;
            if (number == Early)
                early = GC.GetTotalMemory(forceFullCollection: true);
        }

        var late = GC.GetTotalMemory(forceFullCollection: true);
        return new(
            $"{count:N0} files that are each taken over leave nothing behind: less than 100 bytes of heap for each",
            $"{taken:N0} taken over; heap {early / 1024.0:N0} KiB after {Early}, {late / 1024.0:N0} KiB after {count:N0}", taken == count && late - early < 100 * (count - Early));
    }
}
