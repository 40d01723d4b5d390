using Webhook.Commands;

namespace Webhook.Tests.Commands;

public sealed class UsageTests
{
    [Fact]
    public void Builds_only_the_command_that_is_named()
    {
        var all = CommandTree.Root().Subcommands.Select(command => command.Name).ToList();

        Assert.All(all, name => Assert.Equal(name, Assert.Single(CommandTree.Root(name).Subcommands).Name));
        Assert.Equal(all, CommandTree.Root("serv").Subcommands.Select(command => command.Name));
    }

    [Theory]
    [InlineData("chek .", "error: unknown command 'chek'; did you mean check?")]
    [InlineData("check . --polcy x", "error: unknown option '--polcy'; did you mean --policy?")]
    [InlineData("check . -o sarf", "error: --output is 'sarf', must be one of table, json, yaml, sarif, junit, github; did you mean sarif?")]
    [InlineData("check . --fail-on wran", "error: --fail-on is 'wran', must be one of deny, warn, audit; did you mean warn?")]
    [InlineData("check agent.yaml --policy", "error: --policy needs a value; write --policy FILE")]
    [InlineData("rules --out agent.yaml/x", "error: --out agent.yaml/x: nothing can be made there")]
    [InlineData("check", "error: PATH is missing; give at least one")]
    [InlineData("check -f agent.yaml", "error: unknown option '-f'; name files and folders without it: daemonset-webhook check FILE")]
    [InlineData("check -k overlay", "error: unknown option '-k'; render first: kubectl kustomize DIR | daemonset-webhook check -")]
    [InlineData("audit -A", "error: unknown option '-A'; every namespace is looked at without it")]
    [InlineData("snapshot", "error: --output is missing; write --output FILE")]
    [InlineData("snapshot -o a -o b", "error: -o is given more than once; give it once")]
    [InlineData("check . --show never", "error: --show is 'never', must be one of deny, warn, audit")]
    [InlineData("serve --log-level loud", "error: --log-level is 'loud', must be one of trace, debug, information, warning, error, none")]
    [InlineData("policy shw-default", "error: unknown command 'shw-default'; did you mean show-default?")]
    [InlineData("rules max-unavailble", "error: unknown rule 'max-unavailble'; did you mean max-unavailable?")]
    [InlineData(
        "check . -n Kube_System",
        "error: --namespace is 'Kube_System', must be a DNS label such as kube-system: at most 63 of a to z, 0 to 9 and -, which stands at neither end")]
    [InlineData(
        "doctor -n release-",
        "error: --namespace is 'release-', must be a DNS label such as kube-system: at most 63 of a to z, 0 to 9 and -, which stands at neither end")]
    [InlineData("mutate - --in-place", "error: --in-place can't write standard input; give files or folders")]
    public async Task Answers_a_wrong_command_line_with_what_was_meant(string line, string expected)
    {
        var run = await CliRun.In(CliRun.Samples, line.Split(' '));

        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.Equal(expected, run.Error.Split('\n')[0]);
        Assert.Empty(run.Out);
    }

    [Theory]
    [InlineData("check")]
    [InlineData("check . --polcy x")]
    [InlineData("serve --drain-delay soon")]
    public async Task Says_where_the_help_is(string line)
    {
        var run = await CliRun.In(CliRun.Samples, line.Split(' '));

        Assert.EndsWith($"\nSee 'daemonset-webhook {line.Split(' ')[0]} --help' for usage.\n", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("help check", "check --help")]
    [InlineData("help policy validate", "policy validate --help")]
    [InlineData("help", "--help")]
    public async Task Takes_help_as_the_first_word(string line, string same)
    {
        var run = await CliRun.In(CliRun.Samples, line.Split(' '));

        Assert.Equal((ExitCode.Success, (await CliRun.In(CliRun.Samples, same.Split(' '))).Out), (run.ExitCode, run.Out));
    }

    [Fact]
    public async Task Asks_for_a_command_when_none_is_given()
    {
        var run = await CliRun.In(CliRun.Samples);

        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.StartsWith("error: a command is missing; write one of check, mutate, ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_an_empty_path()
    {
        var run = await CliRun.In(CliRun.Samples, "check", "");

        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.StartsWith("error: a PATH is empty; ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_one_plain_line_of_an_unexpected_error()
    {
        var run = await CliRun.With(terminal => terminal with { OpenInput = () => throw new InvalidOperationException("the pipe\nbroke") }, "check", "-");

        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.Equal("error: the pipe broke\n", run.Error);
    }

    [Fact]
    public async Task Adds_the_stack_trace_for_those_who_debug()
    {
        var run = await CliRun.With(
            terminal => terminal with
            {
                OpenInput = () => throw new InvalidOperationException("the pipe broke"),
                Variable = name => name == CommandLine.DebugVariable ? "1" : null,
            },
            "check",
            "-");

        Assert.Contains("   at Webhook.Commands.Inputs.InputFile", run.Error, StringComparison.Ordinal);
    }
}
