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
}
