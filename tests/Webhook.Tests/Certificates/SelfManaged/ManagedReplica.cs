using Microsoft.Extensions.Logging;
using Webhook.Certificates;
using Webhook.Certificates.SelfManaged;
using Webhook.Kubernetes.Api;
using Webhook.Testing;
using Webhook.Tests.EndToEnd;

namespace Webhook.Tests.Certificates.SelfManaged;

/// <summary>One replica's part that keeps the certificate, against a fake object store.</summary>
internal sealed class ManagedReplica : IDisposable
{
    public static readonly SelfManagedNames Names = CertificateWorld.Names;

    private readonly HttpClient _http;
    private readonly ILoggerFactory _loggers;

    public ManagedReplica(FakeObjectStore store, FakeTimeProvider clock, bool leads = true)
    {
        _http = store.CreateClient();
        Leadership = new() { IsLeader = leads };
        Certificate = new(Names);
        _loggers = LoggerFactory.Create(builder => builder.AddProvider(Log));
        Managed = new(new KubernetesApi(_http, clock).Client, Certificate, Names, Leadership, clock, _loggers.CreateLogger<SelfManagedCertificate>());
    }

    public FixedLeadership Leadership { get; }

    public SecretCertificate Certificate { get; }

    public SelfManagedCertificate Managed { get; }

    public RecordedLog Log { get; } = new();

    public PemPair? Serving => Certificate.Read();

    public Task RoundAsync() => Managed.RoundAsync(TestContext.Current.CancellationToken);

    public void Dispose()
    {
        _loggers.Dispose();
        _http.Dispose();
    }
}
