using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Logging;
using Webhook.Kubernetes.Connections;
using Webhook.Kubernetes.Credentials;

namespace Webhook.Kubernetes.Tests.Connections;

/// <summary>An HTTPS server on a loopback port that notes what each request and handshake brought.</summary>
internal sealed class TlsServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TlsServer(TestCertificate serving)
    {
        Serving = serving;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(https =>
        {
            https.ServerCertificateSelector = (_, name) =>
            {
                Names.Enqueue(name ?? "");
                return Serving.WithKey();
            };
            https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
            https.AllowAnyClientCertificate();
        })));
        _app = builder.Build();
        _app.Run(context =>
        {
            Requests.Enqueue(new(context.Connection.ClientCertificate?.Thumbprint ?? "", context.Request.Host.ToString(), context.Request.Protocol));
            context.Response.StatusCode = Answer(context);
            return Task.CompletedTask;
        });
    }

    /// <summary>The certificate that the next handshake shows.</summary>
    public TestCertificate Serving { get; set; }

    /// <summary>SNI of each handshake.</summary>
    public ConcurrentQueue<string> Names { get; } = new();

    /// <summary>What each request brought.</summary>
    public ConcurrentQueue<Seen> Requests { get; } = new();

    /// <summary>The code to answer with.</summary>
    public Func<HttpContext, int> Answer { get; set; } = _ => 200;

    /// <summary>Its port.</summary>
    public int Port => new Uri(_app.Urls.First()).Port;

    /// <summary>A way to it that trusts its first certificate.</summary>
    public ClusterConnection Connection => new()
    {
        Server = new Uri(_app.Urls.First() + "/"),
        Source = "test",
        Authorities = Trust(Serving),
        TlsServerName = "kubernetes.default",
        Credentials = new FixedCredential(Credential.Anonymous),
    };

    public static async Task<TlsServer> StartAsync(TestCertificate? serving = null)
    {
        var server = new TlsServer(serving ?? new("kubernetes.default"));
        await server._app.StartAsync();
        return server;
    }

    public static X509Certificate2Collection Trust(TestCertificate certificate) => PemCertificates.All(certificate.CertificatePem);

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    internal sealed record Seen(string Thumbprint, string Host, string Protocol);
}
