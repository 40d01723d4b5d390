using System.Collections;
using System.Globalization;
using Webhook.Output;

namespace Webhook.Tracing;

/// <summary>What the standard variables of OpenTelemetry ask for: traces alone, since metrics are scraped.</summary>
/// <remarks>
/// https://opentelemetry.io/docs/specs/otel/protocol/exporter/ and
/// https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/. Nothing is sent unless an endpoint is set.
/// A value that can't be used is a problem, where the SDK would ignore it and send to localhost.
/// </remarks>
internal sealed class OtlpSettings
{
    private const string Prefix = "OTEL_";
    private const string ForAll = "OTEL_EXPORTER_OTLP_";
    private const string ForTraces = "OTEL_EXPORTER_OTLP_TRACES_";
    private const string Grpc = "grpc";
    private const string Http = "http/protobuf";

    private readonly List<string> _problems = [];

    private OtlpSettings(IReadOnlyDictionary<string, string> variables)
    {
        Variables = variables;
        if (Text("OTEL_SDK_DISABLED").Equals("true", StringComparison.OrdinalIgnoreCase))
            return;

        Traces = Read();
    }

    /// <summary>Nothing is sent.</summary>
    public static OtlpSettings None { get; } = Of(new Dictionary<string, string>());

    /// <summary>The variables as they are, for what the SDK reads itself.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; }

    /// <summary>Where traces are sent; <c>null</c> for nowhere.</summary>
    public OtlpSignal? Traces { get; }

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

    private OtlpSignal? Read()
    {
        if (!IsWanted("OTEL_TRACES_EXPORTER"))
            return null;

        var (variable, endpoint) = First("ENDPOINT");
        if (endpoint.Length == 0)
            return null;

        var isHttp = IsHttp(First("PROTOCOL"));
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps)
        {
            _problems.Add($"{variable} is '{Printable.OneLine(endpoint)}', must be an http or https URL, such as http://collector.observability:{(isHttp ? 4318 : 4317)}");
            return null;
        }

        return new()
        {
            Endpoint = isHttp && variable == ForAll + "ENDPOINT" ? new($"{uri.AbsoluteUri.TrimEnd('/')}/v1/traces") : uri,
            IsHttp = isHttp,
            Headers = First("HEADERS").Value,
            Timeout = TimeoutOf(First("TIMEOUT")),
            Authorities = Readable(First("CERTIFICATE")),
            ClientCertificate = Readable(First("CLIENT_CERTIFICATE")),
            ClientKey = Readable(First("CLIENT_KEY")),
        };
    }

    private bool IsWanted(string variable)
    {
        var exporter = Text(variable);
        if (exporter is not ("" or "otlp" or "none"))
            _problems.Add(UnknownWord.OneOf(variable, exporter, ["otlp", "none"]));

        return exporter is "" or "otlp";
    }

    private bool IsHttp((string Variable, string Value) protocol)
    {
        if (protocol.Value is not ("" or Grpc or Http))
            _problems.Add(UnknownWord.OneOf(protocol.Variable, protocol.Value, [Grpc, Http]));

        return protocol.Value == Http;
    }

    private TimeSpan TimeoutOf((string Variable, string Value) timeout)
    {
        if (timeout.Value.Length == 0)
            return TimeSpan.FromSeconds(10);

        if (!int.TryParse(timeout.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) || milliseconds == 0)
            _problems.Add($"{timeout.Variable} is '{Printable.OneLine(timeout.Value)}', must be a number of milliseconds, such as 10000");

        return TimeSpan.FromMilliseconds(Math.Max(milliseconds, 1));
    }

    private string Readable((string Variable, string Value) path)
    {
        if (path.Value.Length > 0 && !File.Exists(path.Value))
            _problems.Add($"{path.Variable} names {path.Value}, which is not there; mount it, or leave the variable out");

        return path.Value;
    }

    /// <summary>The variable for traces wins over the one for all signals; empty counts as not set.</summary>
    private (string Variable, string Value) First(string setting) =>
        Text(ForTraces + setting) is { Length: > 0 } value ? (ForTraces + setting, value) : (ForAll + setting, Text(ForAll + setting));

    private string Text(string variable) => Variables.TryGetValue(variable, out var value) ? value.Trim() : "";
}
