using System.Collections;
using System.Globalization;
using Webhook.Output;

namespace Webhook.Tracing;

/// <summary>What the standard variables of OpenTelemetry ask for.</summary>
/// <remarks>
/// https://opentelemetry.io/docs/specs/otel/protocol/exporter/ and
/// https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/. Nothing is sent unless an endpoint is set.
/// A value that can't be used is a problem, where the SDK would pass over it and send to localhost.
/// </remarks>
internal sealed class OtlpSettings
{
    private const string Prefix = "OTEL_";
    private const string Grpc = "grpc";
    private const string Http = "http/protobuf";

    private readonly List<string> _problems = [];

    private OtlpSettings(IReadOnlyDictionary<string, string> variables)
    {
        Variables = variables;
        if (Text("OTEL_SDK_DISABLED").Equals("true", StringComparison.OrdinalIgnoreCase))
            return;

        Traces = Read("traces");
        Metrics = Read("metrics");
    }

    /// <summary>Nothing is sent.</summary>
    public static OtlpSettings None { get; } = Of(new Dictionary<string, string>());

    /// <summary>The variables as they are, for what the SDK reads itself.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; }

    /// <summary>Where traces are sent; <c>null</c> for nowhere.</summary>
    public OtlpSignal? Traces { get; }

    /// <summary>Where metrics are sent; <c>null</c> for nowhere.</summary>
    public OtlpSignal? Metrics { get; }

    /// <summary>What is wrong, all of it.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>Reads the variables of this process.</summary>
    public static OtlpSettings OfProcess() => Of(
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Select(entry => (Name: (string)entry.Key, Value: (string?)entry.Value ?? ""))
            .Where(entry => entry.Name.StartsWith(Prefix, StringComparison.Ordinal))
            .ToDictionary(entry => entry.Name, entry => entry.Value, StringComparer.Ordinal));

    /// <summary>Reads variables.</summary>
    public static OtlpSettings Of(IReadOnlyDictionary<string, string> variables) => new(variables);

    private OtlpSignal? Read(string signal)
    {
        var name = signal.ToUpperInvariant();
        if (!IsWanted($"OTEL_{name}_EXPORTER"))
            return null;

        var (variable, endpoint) = First($"OTEL_EXPORTER_OTLP_{name}_ENDPOINT", "OTEL_EXPORTER_OTLP_ENDPOINT");
        if (endpoint.Length == 0)
            return null;

        var isHttp = IsHttp(First($"OTEL_EXPORTER_OTLP_{name}_PROTOCOL", "OTEL_EXPORTER_OTLP_PROTOCOL"));
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps)
        {
            Report($"{variable} is '{Printable.OneLine(endpoint)}', must be an http or https URL, such as http://collector.observability:{(isHttp ? 4318 : 4317)}");
            return null;
        }

        string Setting(string setting) => First($"OTEL_EXPORTER_OTLP_{name}_{setting}", $"OTEL_EXPORTER_OTLP_{setting}").Value;
        return new()
        {
            Name = signal,
            Endpoint = isHttp && variable == "OTEL_EXPORTER_OTLP_ENDPOINT" ? new($"{uri.AbsoluteUri.TrimEnd('/')}/v1/{signal}") : uri,
            IsHttp = isHttp,
            Headers = Setting("HEADERS"),
            Timeout = TimeoutOf(First($"OTEL_EXPORTER_OTLP_{name}_TIMEOUT", "OTEL_EXPORTER_OTLP_TIMEOUT")),
            Authorities = Readable(Setting("CERTIFICATE"), "OTEL_EXPORTER_OTLP_CERTIFICATE"),
            ClientCertificate = Readable(Setting("CLIENT_CERTIFICATE"), "OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE"),
            ClientKey = Readable(Setting("CLIENT_KEY"), "OTEL_EXPORTER_OTLP_CLIENT_KEY"),
        };
    }

    private bool IsWanted(string variable)
    {
        var exporter = Text(variable);
        if (exporter is not ("" or "otlp" or "none"))
            Report(UnknownWord.OneOf(variable, exporter, ["otlp", "none"]));

        return exporter is "" or "otlp";
    }

    private bool IsHttp((string Variable, string Value) protocol)
    {
        if (protocol.Value is not ("" or Grpc or Http))
            Report(UnknownWord.OneOf(protocol.Variable, protocol.Value, [Grpc, Http]));

        return protocol.Value == Http;
    }

    private TimeSpan TimeoutOf((string Variable, string Value) timeout)
    {
        if (timeout.Value.Length == 0)
            return TimeSpan.FromSeconds(10);

        if (!int.TryParse(timeout.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) || milliseconds == 0)
            Report($"{timeout.Variable} is '{Printable.OneLine(timeout.Value)}', must be a number of milliseconds, such as 10000");

        return TimeSpan.FromMilliseconds(Math.Max(milliseconds, 1));
    }

    private string Readable(string path, string variable)
    {
        if (path.Length > 0 && !File.Exists(path))
            Report($"{variable} names {path}, which is not there; mount it, or leave the variable out");

        return path;
    }

    /// <summary>A variable for both signals is read twice and reported once.</summary>
    private void Report(string problem)
    {
        if (!_problems.Contains(problem))
            _problems.Add(problem);
    }

    /// <summary>The variable of the signal wins over the one for all; empty counts as not set.</summary>
    private (string Variable, string Value) First(string variable, string other) =>
        Text(variable) is { Length: > 0 } value ? (variable, value) : (other, Text(other));

    private string Text(string variable) => Variables.TryGetValue(variable, out var value) ? value.Trim() : "";
}
