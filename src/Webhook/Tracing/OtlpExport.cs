using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Webhook.Metrics;

namespace Webhook.Tracing;

/// <summary>Sends spans and metrics by OTLP with OpenTelemetry's SDK, from threads of its own. Nothing of the SDK is touched before it is made.</summary>
internal sealed class OtlpExport : IDisposable
{
    /// <summary>At the end of the process the last spans get this long to leave.</summary>
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(2);

    /// <summary>DaemonSets whose gauges are sent; the SDK keeps 2,000 series of an instrument unless told otherwise.</summary>
    private const int MostDaemonSets = 10_000;

    /// <summary>Begin of the names of gauges that have a series for each DaemonSet.</summary>
    private const string PerDaemonSet = "daemonset_webhook_daemonset_";

    private readonly TracerProvider? _tracer;
    private readonly MeterProvider? _meter;

    /// <summary>Begins to listen and to send.</summary>
    /// <param name="settings">Where to; without a problem.</param>
    /// <param name="resource">Attributes of this replica, besides the service's name and version.</param>
    /// <param name="logger">Gets lines about failed sending.</param>
    public OtlpExport(OtlpSettings settings, IReadOnlyDictionary<string, string> resource, ILogger<OtlpExport> logger)
    {
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Variables.Select(entry => KeyValuePair.Create(entry.Key, (string?)entry.Value))).Build();
        if (settings.Traces is { } traces)
        {
            _tracer = Sdk.CreateTracerProviderBuilder()
                .ConfigureServices(services => services.AddSingleton(configuration))
                .ConfigureResource(builder => Describe(builder, resource))
                .AddSource(ReviewSpans.SourceName)
                .AddOtlpExporter(options => Apply(options, traces, logger))
                .Build();
        }

        if (settings.Metrics is { } metrics)
        {
            _meter = Sdk.CreateMeterProviderBuilder()
                .ConfigureServices(services => services.AddSingleton(configuration))
                .ConfigureResource(builder => Describe(builder, resource))
                .AddMeter(Instruments.MeterName, Instruments.ProcessMeterName)
                .AddView(instrument => instrument.Name.StartsWith(PerDaemonSet, StringComparison.Ordinal) ? new() { CardinalityLimit = MostDaemonSets } : null)
                .SetExemplarFilter(_tracer is null ? ExemplarFilterType.AlwaysOff : ExemplarFilterType.TraceBased)
                .AddOtlpExporter(options => Apply(options, metrics, logger))
                .Build();
        }
    }

    /// <summary>Sends what is left, for two seconds at most: a receiver that is away must not hold the end up.</summary>
    public void Dispose()
    {
        var patience = (int)EndPatience.TotalMilliseconds;
        Task[] ends = [Task.Run(() => _tracer?.Shutdown(patience)), Task.Run(() => _meter?.Shutdown(patience))];
        if (!Task.WaitAll(ends, EndPatience))
            return;

        _tracer?.Dispose();
        _meter?.Dispose();
    }

    /// <summary>What OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES say comes last, and wins.</summary>
    private static void Describe(ResourceBuilder builder, IReadOnlyDictionary<string, string> resource) => builder
        .AddService(ReviewSpans.SourceName, serviceVersion: ProductVersion.Current.Version, autoGenerateServiceInstanceId: false)
        .AddAttributes(resource.Select(entry => KeyValuePair.Create(entry.Key, (object)entry.Value)))
        .AddEnvironmentVariableDetector();

    private static void Apply(OtlpExporterOptions options, OtlpSignal signal, ILogger logger)
    {
        options.Endpoint = signal.Endpoint;
        options.Protocol = signal.IsHttp ? OtlpExportProtocol.HttpProtobuf : OtlpExportProtocol.Grpc;
        options.TimeoutMilliseconds = (int)signal.Timeout.TotalMilliseconds;
        if (signal.Headers.Length > 0)
            options.Headers = signal.Headers;

        options.HttpClientFactory = () => new(new ExportWatch(signal, logger, new SocketsHttpHandler { SslOptions = TlsOf(signal) })) { Timeout = signal.Timeout };
    }

    private static SslClientAuthenticationOptions TlsOf(OtlpSignal signal)
    {
        var tls = new SslClientAuthenticationOptions();
        if (signal.Authorities.Length > 0)
        {
            tls.CertificateChainPolicy = new() { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            tls.CertificateChainPolicy.CustomTrustStore.ImportFromPemFile(signal.Authorities);
        }

        if (signal.ClientCertificate.Length > 0)
        {
            var certificate = X509Certificate2.CreateFromPemFile(signal.ClientCertificate, signal.ClientKey.Length > 0 ? signal.ClientKey : null);
            tls.ClientCertificateContext = SslStreamCertificateContext.Create(certificate, additionalCertificates: null, offline: true);
        }

        return tls;
    }
}
