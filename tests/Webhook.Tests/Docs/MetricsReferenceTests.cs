using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Reflection;
using System.Text.RegularExpressions;
using Webhook.Metrics;
using Webhook.Testing;

namespace Webhook.Tests.Docs;

public sealed partial class MetricsReferenceTests
{
    [Fact]
    public void Lists_every_instrument_and_no_other()
    {
        var text = File.ReadAllText(Repository.Path("docs/reference/metrics.md"));

        Assert.Equal(InstrumentNames().Order(), Rows().Matches(text).Select(row => $"daemonset_webhook_{row.Groups["name"].Value}").Order());
    }

    /// <summary>Instruments that are observed exist once somebody observes them, so each of them is asked to.</summary>
    private static IEnumerable<string> InstrumentNames()
    {
        // Servers of other tests publish theirs meanwhile.
        ConcurrentDictionary<string, bool> names = [];
        using var instruments = new Instruments();
        Func<IEnumerable<Measurement<double>>> nothing = () => [];
        foreach (var observe in typeof(Instruments).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(method => method.Name.StartsWith("Observe", StringComparison.Ordinal)))
        {
            observe.Invoke(instruments, [nothing]);
        }

        using var listener = new MeterListener { InstrumentPublished = (instrument, _) => names[instrument.Name] = true };
        listener.Start();
        return names.Keys.Where(name => name.StartsWith("daemonset_webhook_", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^\| `(?<name>[a-z_]+)` \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Rows();
}
