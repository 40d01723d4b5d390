using System.Buffers;
using System.Text;
using Webhook.Metrics;
using Webhook.Metrics.Exposition;

namespace Webhook.Tests.Metrics;

/// <summary>What a registry shows, as text.</summary>
internal static class Scrapes
{
    public static string Scrape(this MetricRegistry registry, ExpositionFormat format = ExpositionFormat.Text)
    {
        var output = new ArrayBufferWriter<byte>();
        registry.Write(output, format);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
