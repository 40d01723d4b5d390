using System.Text.Json;
using Webhook.Commands;
using Webhook.Testing;

namespace Webhook.Tests.Commands;

public sealed class CheckCommandTests
{
    [Theory]
    [InlineData("good.yaml", "", ExitCode.Success)]
    [InlineData("agent.yaml", "", ExitCode.Denied)]
    [InlineData("warned.yaml", "", ExitCode.Success)]
    [InlineData("warned.yaml", "--fail-on warn", ExitCode.Denied)]
    [InlineData("warned.yaml", "--fail-on audit", ExitCode.Denied)]
    [InlineData("good.yaml", "--fail-on audit", ExitCode.Success)]
    [InlineData("agent.yaml broken.yaml", "", ExitCode.BadInput)]
    [InlineData("agent.yaml missing.yaml", "", ExitCode.BadInput)]
    public async Task Answers_with_the_exit_code_that_the_findings_call_for(string paths, string options, int expected)
    {
        var run = await CliRun.In(CliRun.Samples, ["check", .. paths.Split(' '), .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        Assert.Equal(expected, run.ExitCode);
    }

    [Theory]
    [InlineData("table")]
    [InlineData("json")]
    [InlineData("yaml")]
    [InlineData("sarif")]
    [InlineData("junit")]
    [InlineData("github")]
    public async Task Renders_the_same_findings_in_every_format(string format)
    {
        var run = await CliRun.In(CliRun.Samples, "check", "agent.yaml", "good.yaml", "warned.yaml", "broken.yaml", "-o", format);

        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Golden.Equal($"tests/fixtures/cli/check.{format}.txt", format == "sarif" ? WithoutTool(run.Out) : run.Out);
    }

    [Fact]
    public async Task Prints_the_JSON_that_the_documentation_shows()
    {
        var run = await CliRun.In(CliRun.Samples, "check", "warned.yaml", "-o", "json");

        Golden.Equal("tests/fixtures/cli/check-json-sample.json", run.Out);
    }

    [Fact]
    public async Task Places_each_problem_of_the_input_for_editors()
    {
        var run = await CliRun.In(CliRun.Samples, "check", "broken.yaml");

        Assert.StartsWith("broken.yaml:15:21: error: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Judges_standard_input()
    {
        var manifest = await File.ReadAllTextAsync(Path.Combine(CliRun.Samples, "agent.yaml"), TestContext.Current.CancellationToken);

        var run = await CliRun.Piped(manifest, "check", "-");

        Assert.Equal(ExitCode.Denied, run.ExitCode);
        Assert.StartsWith("Deny  DaemonSet logging/agent  -:6\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Judges_an_object_without_a_namespace_in_the_one_given()
    {
        var run = await CliRun.In(CliRun.Samples, "check", "good.yaml", "-n", "edge", "-o", "json");

        using var report = JsonDocument.Parse(run.Out);
        Assert.Equal("edge", report.RootElement.GetProperty("results")[0].GetProperty("namespace").GetString());
    }

    [Fact]
    public async Task Judges_nothing_by_a_faulty_policy()
    {
        var run = await CliRun.In(CliRun.Samples, "check", "good.yaml", "--policy", Path.Combine(CliRun.Samples, "broken.yaml"));

        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.Empty(run.Out);
        Assert.Contains("error: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Colours_and_folds_only_on_a_terminal()
    {
        var piped = await CliRun.In(CliRun.Samples, "check", "agent.yaml");
        var coloured = await CliRun.With(terminal => terminal with { Width = 60 }, "check", "agent.yaml");
        var plain = await CliRun.With(
            terminal => terminal with { Width = 60, Variable = name => name == "NO_COLOR" ? "1" : null },
            "check",
            "agent.yaml");

        Assert.DoesNotContain('\u001b', piped.Out);
        Assert.Contains('\u001b', coloured.Out);
        Assert.DoesNotContain('\u001b', plain.Out);
        Assert.All(plain.Out.Split('\n'), line => Assert.InRange(line.Length, 0, 60));
    }

    // The version and the text of all rules would change this golden with every rule.
    private static string WithoutTool(string sarif)
    {
        var start = sarif.IndexOf("      \"tool\": {", StringComparison.Ordinal);
        var end = sarif.IndexOf("      \"invocations\": [", StringComparison.Ordinal);
        return sarif.Remove(start, end - start);
    }
}
