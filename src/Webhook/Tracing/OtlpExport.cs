using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Webhook.Tracing;

/// <summary>Sends spans by OTLP with OpenTelemetry's SDK, from threads of its own. Nothing of the SDK is touched before it is made.</summary>
internal sealed class OtlpExport : IDisposable
{
    /// <summary>At the end of the process the last spans get this long to leave.</summary>
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(2);

    private readonly TracerProvider _tracer;

    /// <summary>Begins to listen and to send.</summary>
    /// <param name="traces">Where to.</param>
    /// <param name="variables">What the SDK reads itself.</param>
    /// <param name="resource">Attributes of this replica, besides the service's name and version.</param>
    /// <param name="logger">Gets lines about failed sending.</param>
    public OtlpExport(
        OtlpSignal traces, IReadOnlyDictionary<string, string> variables, IReadOnlyDictionary<string, string> resource, ILogger<OtlpExport> logger)
    {
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(variables.Select(entry => KeyValuePair.Create(entry.Key, (string?)entry.Value))).Build();
        _tracer = Sdk.CreateTracerProviderBuilder()
            .ConfigureServices(services => services.AddSingleton(configuration))
            .ConfigureResource(builder => Describe(builder, resource))
            .AddSource(ReviewSpans.SourceName)
            .AddOtlpExporter(options => Apply(options, traces, logger))
            .Build();
    }

    /// <summary>Sends what is left, for two seconds at most: a receiver that is away must not hold the end up.</summary>
    public void Dispose()
    {
        if (Task.Run(() => _tracer.Shutdown((int)EndPatience.TotalMilliseconds)).Wait(EndPatience))
            _tracer.Dispose();
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
