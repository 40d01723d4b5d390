using System.Text;
using Prometheus;
using Webhook.Metrics;

namespace Webhook.Tests.Metrics;

/// <summary>What instruments show, as text.</summary>
internal static class Scrapes
{
    public static string Scrape(this Instruments instruments, ExpositionFormat format = ExpositionFormat.PrometheusText)
    {
        // Writing to memory ends without a wait.
        using var output = new MemoryStream();
        var scrape = instruments.Registry.CollectAndExportAsTextAsync(output, format);
        Assert.True(scrape.IsCompletedSuccessfully);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
