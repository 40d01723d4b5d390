using System.Text.Json.Nodes;
using Webhook.Kubernetes.Caches;
using Webhook.Metrics.Descriptions;
using Webhook.Testing;
using Webhook.Tests.Metrics;

namespace Webhook.Tests.EndToEnd;

/// <summary>The whole page of a server that follows a cluster, audits it and has answered requests.</summary>
public sealed class MetricsPageTests
{
    private static readonly string[] ShownByValue = [MetricLabels.Version.Name, MetricLabels.Commit.Name, MetricLabels.Runtime.Name, MetricLabels.Hash.Name];

    [Fact]
    public async Task Shows_every_metric_that_is_described_as_it_is_described()
    {
        var lease = new JsonObject();
        await using var live = await LiveServer.StartAsync(
            api =>
            {
                LiveObjects.FiveNodesWithAgent(api);
                api.Write = (context, request) => AuditTests.Keep(context, request, lease);
            },
            options => options with { Audit = "full" });
        await live.UntilAsync(() => live.Server.Log.Lines.Any(line => line.Id == 7000), () => live.Clock.Advance(TimeSpan.FromSeconds(1)));
        var idle = (await live.Server.OperationsAsync("/metrics")).Text;
        await RequestAsync(live.Server);

        var families = await ScrapeAsync(live.Server);

        Assert.Equal(MetricCatalogue.All.Select(metric => metric.Name).Order(StringComparer.Ordinal), families.Keys.Order(StringComparer.Ordinal));
        Assert.All(MetricCatalogue.All, metric => Check(metric, families[metric.Name]));
        Golden.Equal("tests/fixtures/metrics/page.txt", string.Concat(families.OrderBy(family => family.Key, StringComparer.Ordinal).Select(family => Shape(family.Key, family.Value))));

        // Requests add no series: all of them were there from the start.
        Assert.Equal(Admission(idle), Admission((await live.Server.OperationsAsync("/metrics")).Text));
    }

    [Fact]
    public void Has_a_label_for_each_reason_of_a_restart() =>
        Assert.Equal(
            Enum.GetNames<WatchRestartReason>().Select(name => string.Concat(name.Select((letter, index) => index > 0 && char.IsUpper(letter) ? $"_{letter}" : $"{letter}")).ToLowerInvariant()),
            MetricLabels.RestartReason.Values);

    private static async Task RequestAsync(TestServer server)
    {
        var client = server.Client();
        foreach (var path in new[] { "/mutate", "/validate" })
        {
            await TestServer.ReviewAsync(client, path, Reviews.Create(Reviews.Agent()));
            await TestServer.ReviewAsync(client, path, Reviews.Create(Reviews.Agent(), dryRun: true));
            await TestServer.ReviewAsync(client, path, Reviews.Update(Reviews.Agent(old => old["spec"]!["selector"]!["matchLabels"]!["app"] = "old"), Reviews.Agent()));
            await TestServer.ReviewAsync(client, path, Reviews.Review("EAT", Reviews.Agent(), null));
        }

        GC.Collect();
    }

    private static async Task<Dictionary<string, OpenMetricsFamily>> ScrapeAsync(TestServer server)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = server.Server.OperationsUri };
        client.DefaultRequestHeaders.Accept.ParseAdd("application/openmetrics-text; version=1.0.0");
        var text = await client.GetStringAsync("/metrics", TestContext.Current.CancellationToken);
        return OpenMetricsText.Parse(text).ToDictionary(family => family.Type == "counter" ? family.Name + "_total" : family.Name);
    }

    private static void Check(MetricDescription metric, OpenMetricsFamily family)
    {
        Assert.Equal(metric.Kind.ToString().ToLowerInvariant(), family.Type);

        // The library's own metrics have its own texts.
        Assert.True(RuntimeDescriptions.Defaults.Contains(metric) || metric.Help == family.Help, family.Help);
        Assert.NotEmpty(family.Samples);
        Assert.All(family.Samples, sample =>
        {
            Assert.Equal(metric.Labels.Select(label => label.Name), sample.Labels.Select(label => label.Name).Where(name => name != "le"));
            Assert.All(metric.Labels, label => Assert.True(label.Values.Count == 0 || label.Values.Contains(sample.Labels.First(found => found.Name == label.Name).Value), sample.ToString()));
        });
    }

    // One line for each family: its labels with their values, and how many series that makes.
    private static string Shape(string name, OpenMetricsFamily family)
    {
        var labels = family.Samples[^1].Labels.Select(label => label.Name).Select(label =>
            $"  {label}: {(ShownByValue.Contains(label) ? "…" : string.Join(' ', Values(family, label)))}\n");
        return $"{name} {family.Type}, series: {family.Samples.DistinctBy(sample => sample.Series).Count()}\n{string.Concat(labels)}";
    }

    // Series come in no order; buckets in theirs.
    private static IEnumerable<string> Values(OpenMetricsFamily family, string label)
    {
        var values = family.Samples.SelectMany(sample => sample.Labels).Where(found => found.Name == label).Select(found => found.Value).Distinct();
        return label == "le" ? values : values.Order(StringComparer.Ordinal);
    }

    private static List<string> Admission(string text) =>
    [
        .. text.Split('\n')
            .Where(line => line.StartsWith("daemonset_webhook_", StringComparison.Ordinal) && !line.Contains("timestamp", StringComparison.Ordinal))
            .Select(line => line[..line.LastIndexOf(' ')]),
    ];
}
