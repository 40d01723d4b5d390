using System.Globalization;
using System.Text;
using Webhook.Testing;

namespace Webhook.Tests.Commands;

/// <summary>What is printed for the inputs in <c>tests/cases</c>, whose README says how a case is written.</summary>
public sealed class CaseTests
{
    private const string Folder = "tests/cases";

    private const string Prompt = "$ ";

    // A day after the objects of the cases were made: what is wrong with them is no ordinary start.
    private static readonly DateTimeOffset Moment = new(2026, 1, 2, 0, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> Cases =>
        [.. Directory.GetFiles(Repository.Path($"{Folder}/expected"), "*.txt").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Prints_what_is_expected_of_the_case(string name)
    {
        var path = $"{Folder}/expected/{name}.txt";
        var commands = (await File.ReadAllLinesAsync(Repository.Path(path), TestContext.Current.CancellationToken))
            .Where(line => line.StartsWith(Prompt, StringComparison.Ordinal))
            .Select(line => line[Prompt.Length..])
            .ToList();
        Assert.NotEmpty(commands);

        var printed = new StringBuilder();
        foreach (var command in commands)
        {
            var run = await CliRun.With(
                terminal => terminal with { Directory = Repository.Path(Folder), Clock = new FakeTimeProvider(Moment) },
                command.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            printed.Append(printed.Length > 0 ? "\n" : "").Append(Prompt).Append(command).Append('\n').Append(run.Out).Append(run.Error);
            if (run.ExitCode != 0)
                printed.Append(CultureInfo.InvariantCulture, $"exit code {run.ExitCode}\n");
        }

        Golden.Equal(path, printed.ToString());
    }
}
