using Webhook.Commands;
using Webhook.Policy.Policies;

namespace Webhook.Tests.Commands;

public sealed class PolicyCommandTests
{
    private const string Head = "apiVersion: daemonset-webhook.dev/v1alpha1\nkind: DaemonSetPolicy\nmetadata: {name: mine}\n";

    [Fact]
    public async Task Prints_the_embedded_policy_verbatim_and_finds_it_right()
    {
        using var folder = new TemporaryFolder();
        var shown = await CliRun.In(folder.Path, "policy", "show-default");
        folder.Write("policy.yaml", shown.Out);

        var run = await CliRun.In(folder.Path, "policy", "validate", Path.Combine(folder.Path, "policy.yaml"));

        Assert.Equal(PolicyReader.DefaultPolicyText, shown.Out);
        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.Contains(": default: ok\n  matches   every DaemonSet\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reports_every_error_at_once()
    {
        using var folder = new TemporaryFolder();
        folder.Write("policy.yaml", Head + "spec:\n  rules:\n    max-unavailble: {action: Deny}\n    update-strategy: {action: Dney}\n");

        var run = await CliRun.In(folder.Path, "policy", "validate", Path.Combine(folder.Path, "policy.yaml"));

        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.Contains("policy.yaml:6:5: error: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("did you mean max-unavailable?", run.Error, StringComparison.Ordinal);
        Assert.Contains("did you mean Deny?", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Out);
    }

    [Fact]
    public async Task Says_what_a_policy_does_and_warns_of_an_expired_exemption()
    {
        using var folder = new TemporaryFolder();
        folder.Write("policy.yaml", Head + "spec:\n  match: {namespaces: [edge-*]}\n  exemptions:\n  - {reason: old, expires: 2020-01-01T00:00:00Z}\n");

        var run = await CliRun.In(folder.Path, "policy", "validate", Path.Combine(folder.Path, "policy.yaml"));

        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.Contains(": warning: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("  matches   namespaces edge-*\n  injects   automatic SafeRollout, control plane OptIn, 0 extra\n", run.Out, StringComparison.Ordinal);
        Assert.EndsWith("  exempts   1 exemption\n", run.Out, StringComparison.Ordinal);
    }
}
