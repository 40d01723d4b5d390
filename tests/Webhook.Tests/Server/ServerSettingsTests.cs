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

    [Fact]
    public void Names_everything_that_does_not_go_with_a_self_managed_certificate()
    {
        var options = new ServeOptions
        {
            TlsSelfManaged = true,
            NoCluster = true,
            ServiceName = "1webhook",
            TlsSecret = "a_b",
            MutatingConfiguration = "-",
            ValidatingConfiguration = "A",
            TlsHosts = ["webhook.example", "10.0.0.7", "::1", "host:443"],
        };

        var exception = Assert.Throws<StartupException>(() => ServerSettings.Load(options, new() { Machine = Machines.Bare(_folder.Path) }));

        Assert.Equal(
            [
                "--tls-self-managed and --no-cluster can't stand together, since the certificate is kept in the cluster; drop one",
                "--service-name is '1webhook', must be a DNS label such as daemonset-webhook",
                "--tls-secret is 'a_b', must be a DNS name such as daemonset-webhook-tls",
                "--mutating-configuration is '-', must be a DNS name such as daemonset-webhook",
                "--validating-configuration is 'A', must be a DNS name such as daemonset-webhook",
                "--tls-host is 'host:443', must be a DNS name or an IP address, without a port",
            ],
            exception.Problems);
    }

    [Fact]
    public void Needs_a_cluster_for_a_self_managed_certificate()
    {
        var exception = Assert.Throws<StartupException>(
            () => ServerSettings.Load(new() { TlsSelfManaged = true }, new() { Machine = Machines.Bare(_folder.Path) }));

        Assert.Equal(
            ["--tls-self-managed keeps its certificate in the cluster, and there is none to use: there is no kubeconfig, and this is no pod; pass --kubeconfig, or --tls-cert and --tls-key"],
            exception.Problems);
    }

    [Fact]
    public void Derives_all_names_from_the_Service_and_the_namespace_of_the_pod()
    {
        var machine = Machines.Bare(_folder.Path) with { Variable = name => name == "POD_NAMESPACE" ? "policies" : null };
        var kubeconfig = _folder.Write("kubeconfig", "{apiVersion: v1, kind: Config, current-context: a, contexts: [{name: a, context: {cluster: a, namespace: other}}], clusters: [{name: a, cluster: {server: 'http://127.0.0.1:1'}}]}");
        var options = new ServeOptions { TlsSelfManaged = true, Kubeconfig = kubeconfig, ServiceName = "web", TlsHosts = ["10.0.0.7"], ValidatingConfiguration = "judge" };

        var settings = ServerSettings.Load(options, new() { Machine = machine });

        Assert.Equal(("policies", "web-tls", "web", "judge"), (settings.SelfManaged!.Namespace, settings.SelfManaged.Secret, settings.SelfManaged.MutatingConfiguration, settings.SelfManaged.ValidatingConfiguration));
        Assert.Equal(["web.policies.svc", "web", "web.policies", "web.policies.svc.cluster.local", "10.0.0.7"], settings.SelfManaged.Hosts);
        Assert.Equal("other", ServerSettings.Load(options, new() { Machine = Machines.Bare(_folder.Path) }).Namespace);
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
