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
