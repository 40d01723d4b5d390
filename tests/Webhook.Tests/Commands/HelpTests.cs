using Webhook.Commands;

namespace Webhook.Tests.Commands;

public sealed class HelpTests
{
    public static TheoryData<string> CommandLines() => [.. CommandTree.Paths()];

    [Theory]
    [MemberData(nameof(CommandLines))]
    public async Task Describes_every_command_and_shows_an_example(string path)
    {
        var run = await CliRun.In(CliRun.Samples, [.. path.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);

        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.StartsWith("Description:\n  ", run.Out, StringComparison.Ordinal);
        Assert.Matches(@"Examples:\n  # .+\n  .*daemonset-webhook ", run.Out);
        Assert.Empty(run.Error);
    }

    [Theory]
    [InlineData("check", "0 nothing denied", "1 something denied, or what --fail-on names", "2 bad input or usage", "3 the cluster can't be reached, or does not let in")]
    [InlineData("mutate", "0 done", "2 bad input or usage")]
    [InlineData("doctor", "0 nothing failed", "1 something failed, or what --fail-on names", "2 bad input or usage", "3 the cluster can't be reached, or does not let in")]
    [InlineData("snapshot", "0 saved", "2 bad input or usage", "3 the cluster can't be reached, or does not let in")]
    [InlineData("version", "0 done", "2 bad input or usage")]
    [InlineData("policy validate", "0 every policy is valid", "2 a policy is faulty, or bad usage")]
    public async Task Lists_the_exit_codes_that_the_command_has(string path, params string[] lines)
    {
        var run = await CliRun.In(CliRun.Samples, [.. path.Split(' '), "--help"]);

        Assert.EndsWith($"\nExit codes:\n{string.Concat(lines.Select(line => $"  {line}\n"))}", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(CommandLines))]
    public void Shows_only_examples_that_parse(string path)
    {
        foreach (var example in CommandTree.Find(path).Examples)
        {
            var line = example.CommandLine.Split('|').Single(part => part.Contains("daemonset-webhook", StringComparison.Ordinal)).Split('>')[0].Trim();
            var parsed = CommandTree.Root().Parse(line["daemonset-webhook ".Length..]);

            Assert.True(parsed.Errors.Count == 0, $"{line}: {string.Join("; ", parsed.Errors)}");
        }
    }
}
