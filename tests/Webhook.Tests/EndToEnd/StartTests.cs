using System.Net;
using Webhook.Server;

namespace Webhook.Tests.EndToEnd;

/// <summary>What a server does before its first request.</summary>
public sealed class StartTests
{
    [Fact]
    public async Task Prints_commands_that_work_from_any_folder()
    {
        await using var server = await TestServer.StartAsync();

        var commands = StartupLines.Of(server.Server, server.Settings).Where(line => line.StartsWith("  curl ", StringComparison.Ordinal)).ToList();

        Assert.Equal(2, commands.Count);
        Assert.All(commands, command => Assert.StartsWith(
            $"  curl --cacert {ShellWord.Of(Path.GetFullPath(server.Certificates.AuthorityCertificate))} -H 'Content-Type: application/json' --data ",
            command,
            StringComparison.Ordinal));
    }

    [Fact]
    public async Task Neither_counts_nor_logs_the_review_that_warms_it_up()
    {
        await using var server = await TestServer.StartAsync();

        var (_, metrics) = await server.OperationsAsync("/metrics");

        Assert.Empty(server.Log.Lines);
        Assert.DoesNotContain(
            metrics.Split('\n'),
            line => line.StartsWith("daemonset_webhook_admission_", StringComparison.Ordinal) && !line.EndsWith(" 0", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Logs_what_a_policy_warns_of()
    {
        using var folder = new TestFolder();
        var policy = folder.Write("p.yaml", """
            apiVersion: daemonset-webhook.dev/v1alpha1
            kind: DaemonSetPolicy
            metadata: {name: p}
            spec:
              exemptions:
              - {reason: moved, daemonSets: [agent], expires: 2020-01-31T00:00:00Z}
            """);

        await using var server = await TestServer.StartAsync(new() { Policies = [policy] });

        var (_, id, line) = Assert.Single(server.Log.Lines);
        Assert.Equal(5002, id);
        Assert.Contains("spec.exemptions[0].expires", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Listens_and_is_not_ready_before_it_has_a_self_managed_certificate()
    {
        using var folder = new TestFolder();
        var kubeconfig = folder.Write("kubeconfig", "{apiVersion: v1, kind: Config, current-context: a, contexts: [{name: a, context: {cluster: a}}], clusters: [{name: a, cluster: {server: 'http://127.0.0.1:1'}}]}");

        await using var server = await TestServer.StartAsync(new() { TlsSelfManaged = true, Kubeconfig = kubeconfig });
        var (live, _) = await server.OperationsAsync("/livez");
        var (ready, text) = await server.OperationsAsync("/readyz");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable), (live, ready));
        Assert.Contains("[-]certificate failed: there is none yet: ", text, StringComparison.Ordinal);
        Assert.Contains(
            "certificate: Secret default/daemonset-webhook-tls; self-managed, for daemonset-webhook.default.svc, daemonset-webhook, daemonset-webhook.default, daemonset-webhook.default.svc.cluster.local",
            StartupLines.Of(server.Server, server.Settings));
        using var client = new HttpClient { BaseAddress = server.Server.WebhookUri };
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync("/validate", TestContext.Current.CancellationToken));
    }
}
