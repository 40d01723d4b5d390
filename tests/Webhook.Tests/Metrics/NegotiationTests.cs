using Webhook.Metrics.Exposition;

namespace Webhook.Tests.Metrics;

/// <summary>Who gets which format and coding.</summary>
public sealed class NegotiationTests
{
    [Theory]
    [InlineData("application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1")] // Prometheus 2.42
    [InlineData("application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.5,application/openmetrics-text;version=0.0.1;q=0.4,text/plain;version=1.0.0;escaping=allow-utf-8;q=0.3,text/plain;version=0.0.4;q=0.2,*/*;q=0.1")] // Prometheus 3
    [InlineData("application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited;q=0.6,application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.2,*/*;q=0.1")] // Prometheus with native histograms
    [InlineData("application/openmetrics-text")]
    [InlineData("APPLICATION/OpenMetrics-Text; Version=\"1.0.0\"")]
    [InlineData("application/openmetrics-text;q=0.001")]
    [InlineData("text/plain, application/openmetrics-text")]
    [InlineData("application/openmetrics-text;version=1.0.0;q=0.5,*/*;q=0.5")]
    [InlineData("application/*")]
    [InlineData("application/*, text/*;q=0.9")]
    [InlineData("nonsense;;, application/openmetrics-text")]
    [InlineData("application/openmetrics-text;q=nonsense")]
    public void Gives_OpenMetrics_to_who_likes_it_best(string accept) => Assert.Equal(ExpositionFormat.OpenMetrics, AcceptedFormat.Of(accept));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("*/*")]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8")]
    [InlineData("text/plain;version=0.0.4;q=1,*/*;q=0.1")]
    [InlineData("application/openmetrics-text;q=0.5, text/plain")]
    [InlineData("application/openmetrics-text;q=0")]
    [InlineData("application/openmetrics-text;q=0, */*")]
    [InlineData("application/*, text/*")]
    [InlineData("application/openmetrics-text;version=0.0.1")]
    [InlineData("application/openmetrics-text;version=2.0.0")]
    [InlineData("application/json")]
    [InlineData("nonsense")]
    [InlineData(";;,,=")]
    public void Gives_the_older_text_to_all_others(string? accept) => Assert.Equal(ExpositionFormat.Text, AcceptedFormat.Of(accept));

    [Fact]
    public void Reads_a_header_that_is_sent_in_parts() =>
        Assert.Equal(ExpositionFormat.OpenMetrics, AcceptedFormat.Of(new(["text/plain;q=0.5", "application/openmetrics-text;version=1.0.0"])));

    [Theory]
    [InlineData("gzip", true)]
    [InlineData("GZIP", true)]
    [InlineData("x-gzip", true)]
    [InlineData("gzip, deflate, br", true)]
    [InlineData("deflate;q=1, gzip;q=0.1", true)]
    [InlineData("*", true)]
    [InlineData("gzip;q=0.5, identity;q=0.5", true)]
    [InlineData("gzip;q=0.4, identity;q=0.5", false)]
    [InlineData("gzip;q=0", false)]
    [InlineData("gzip;q=0.000, *", false)]
    [InlineData("*;q=0", false)]
    [InlineData("identity", false)]
    [InlineData("br", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Compresses_for_who_takes_it(string? accept, bool isCompressed) => Assert.Equal(isCompressed, AcceptedCoding.TakesGzip(accept));
}
