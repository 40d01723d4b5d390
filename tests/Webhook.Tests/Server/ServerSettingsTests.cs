using System.Net;
using System.Net.Sockets;
using Webhook.Server;
using Webhook.Tests.EndToEnd;

namespace Webhook.Tests.Server;

public sealed class ServerSettingsTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Names_everything_that_is_wrong_at_once()
    {
        var options = new ServeOptions
        {
            WebhookAddress = "nowhere",
            TlsCertificate = _folder.File("tls.crt"),
            ClientCa = _folder.Write("ca.crt", "no certificate"),
            LogFormat = "jsn",
            LogLevel = "loud",
            DrainDelay = "5",
            Policies = [_folder.File("policy.yaml")],
        };

        var exception = Assert.Throws<StartupException>(() => ServerSettings.Load(options, new() { Machine = Machines.Bare(_folder.Path) }));

        Assert.Equal(
            [
                "--webhook-address is 'nowhere', must be an IP address and a port such as 127.0.0.1:8443, [::1]:8443 or :8443 for all interfaces",
                "--tls-cert is given without --tls-key; give both, or neither for a development certificate",
                $"--tls-cert {_folder.File("tls.crt")}: there is no such file",
                $"--client-ca {_folder.File("ca.crt")}: the file holds no CERTIFICATE block",
                "--log-format is 'jsn', must be one of text, json; did you mean json?",
                "--log-level is 'loud', must be one of trace, debug, information, warning, error, none",
                "--drain-delay is '5', must be a duration such as 5s or 1m30s",
                $"{_folder.File("policy.yaml")}: there is no such file",
            ],
            exception.Problems);
    }

    [Theory]
    [InlineData("127.0.0.1:8443", "", 0)]
    [InlineData(":8443", "", 5)]
    [InlineData(":8443", "1m30s", 90)]
    [InlineData("127.0.0.1:8443", "2s", 2)]
    public void Drains_longer_where_others_can_connect(string address, string delay, int seconds)
    {
        var options = new ServeOptions { WebhookAddress = address, DrainDelay = delay };

        var settings = ServerSettings.Load(options, new() { CertificateFolder = _folder.File("certs"), Machine = Machines.Bare(_folder.Path) });

        Assert.Equal(TimeSpan.FromSeconds(seconds), settings.DrainDelay);
    }

    [Fact]
    public async Task Says_which_address_is_taken()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var options = new ServeOptions { WebhookAddress = other.LocalEndpoint.ToString()!, OperationsAddress = "127.0.0.1:0" };
        using var log = new RecordedLog();
        var surroundings = new ServerSurroundings { CertificateFolder = _folder.File("certs"), Log = log, Machine = Machines.Bare(_folder.Path) };
        await using var server = new WebhookServer(ServerSettings.Load(options, surroundings), surroundings);

        var exception = await Assert.ThrowsAsync<StartupException>(server.StartAsync);

        Assert.Contains($"{other.LocalEndpoint}: address already in use; choose other addresses", Assert.Single(exception.Problems), StringComparison.Ordinal);
        Assert.Empty(log.Lines);
    }
}
