using Webhook.Tracing;

namespace Webhook.Tests.Tracing;

public sealed class OtlpSettingsTests
{
    [Theory]
    [InlineData("", null)]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=", null)]
    [InlineData("OTEL_SERVICE_NAME=x", null)]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=http://c:4317", "http://c:4317/")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=http://c:4318 OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf", "http://c:4318/v1/traces")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=https://c/otlp/ OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf", "https://c/otlp/v1/traces")]
    [InlineData("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT=http://c:4317", "http://c:4317/")]
    [InlineData("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT=http://c/t OTEL_EXPORTER_OTLP_TRACES_PROTOCOL=http/protobuf", "http://c/t")]
    [InlineData("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT=http://c/m OTEL_EXPORTER_OTLP_METRICS_PROTOCOL=http/protobuf OTEL_METRICS_EXPORTER=otlp", null)]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=http://a:1 OTEL_EXPORTER_OTLP_TRACES_ENDPOINT=http://b:2", "http://b:2/")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=http://a:1 OTEL_TRACES_EXPORTER=none", null)]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=http://a:1 OTEL_SDK_DISABLED=TRUE", null)]
    public void Sends_where_the_variables_say(string variables, string? traces)
    {
        var settings = OtlpSettings.Of(Variables(variables));

        Assert.Empty(settings.Problems);
        Assert.Equal(traces, settings.Traces?.Endpoint.AbsoluteUri);
    }

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=collector:4317", "OTEL_EXPORTER_OTLP_ENDPOINT is 'collector:4317', must be an http or https URL, such as http://collector.observability:4317")]
    [InlineData("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT=/x OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT is '/x', must be an http or https URL, such as http://collector.observability:4318")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=http://c OTEL_EXPORTER_OTLP_PROTOCOL=http/json", "OTEL_EXPORTER_OTLP_PROTOCOL is 'http/json', must be one of grpc, http/protobuf")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=http://c OTEL_EXPORTER_OTLP_TIMEOUT=10s", "OTEL_EXPORTER_OTLP_TIMEOUT is '10s', must be a number of milliseconds, such as 10000")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=http://c OTEL_TRACES_EXPORTER=zipkin", "OTEL_TRACES_EXPORTER is 'zipkin', must be one of otlp, none")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=http://c OTEL_EXPORTER_OTLP_CERTIFICATE=not-there.pem", "OTEL_EXPORTER_OTLP_CERTIFICATE names not-there.pem, which is not there; mount it, or leave the variable out")]
    public void Says_what_is_wrong(string variables, string problem)
    {
        var problems = OtlpSettings.Of(Variables(variables)).Problems;

        Assert.StartsWith(problem, Assert.Single(problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Takes_a_variable_for_traces_before_the_one_for_all_signals()
    {
        var settings = OtlpSettings.Of(Variables(
            "OTEL_EXPORTER_OTLP_ENDPOINT=http://c OTEL_EXPORTER_OTLP_TIMEOUT=500 OTEL_EXPORTER_OTLP_TRACES_TIMEOUT=250 OTEL_EXPORTER_OTLP_HEADERS=a=1"));

        Assert.Equal((TimeSpan.FromMilliseconds(250), "a=1"), (settings.Traces!.Timeout, settings.Traces.Headers));
    }

    private static Dictionary<string, string> Variables(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
}
