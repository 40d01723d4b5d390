using Webhook.Testing;
using Webhook.Tests.Commands;

namespace Webhook.Tests.Docs;

/// <summary>What README shows is what the commands print.</summary>
public sealed class ReadmeTests
{
    private const string Prompt = "$ dotnet run -c Release --project src/Webhook -- ";

    public static TheoryData<string, string> Examples()
    {
        var consoles = File.ReadAllText(Repository.Path("README.md")).Split("```console\n").Skip(1).Select(part => part.Split("```")[0]);
        var examples = string.Concat(consoles).Split(Prompt, StringSplitOptions.RemoveEmptyEntries).Select(example => example.Split('\n', 2));
        return new(examples.Select(example => (example[0], example[1])));
    }

    [Fact]
    public void Shows_a_check_a_mutation_and_an_audit() =>
        Assert.Equal(["check", "mutate", "audit"], Examples().Select(example => example.Data.Item1.Split(' ')[0]));

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task Shows_what_the_command_prints(string command, string shown)
    {
        var run = await CliRun.In(Repository.Root, command.Split(' '));

        // A line with an ellipsis stands for the rest.
        Assert.StartsWith(shown.Replace("…\n", "", StringComparison.Ordinal), run.Out, StringComparison.Ordinal);
        if (!shown.Contains('…'))
            Assert.Equal(shown, run.Out);
    }

    [Theory]
    [InlineData("dotnet run -c Release --project src/Webhook -- serve")]
    [InlineData("bash tests/run")]
    public void Has_the_two_commands_on_its_first_screen(string command) =>
        Assert.Contains(command, File.ReadLines(Repository.Path("README.md")).Take(24));
}
