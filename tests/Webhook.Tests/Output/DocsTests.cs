using System.Text;
using Webhook.Output.Rules;
using Webhook.Testing;
using Webhook.Tests.Commands;

namespace Webhook.Tests.Output;

/// <summary>Pages that the program prints are in docs as it prints them today; UPDATE_GOLDEN=1 writes them.</summary>
public sealed class DocsTests
{
    [Fact]
    public void Prints_docs_rules_from_the_catalogue()
    {
        foreach (var (name, text) in RulePages.All())
            Golden.Equal($"docs/rules/{name}", text);

        var known = RulePages.All().Select(page => page.Key).Order(StringComparer.Ordinal);
        Assert.Equal(known, Directory.GetFiles(Repository.Path("docs/rules")).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Prints_docs_reference_cli_from_the_command_tree()
    {
        var page = new StringBuilder("# Command line\n\nWhat each command prints with `--help`.\n");
        foreach (var path in CommandTree.Paths().Prepend(""))
        {
            var run = await CliRun.In(CliRun.Samples, [.. path.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);
            page.Append($"\n## {$"daemonset-webhook {path}".Trim()}\n\n```text\n{run.Out}```\n");
        }

        Golden.Equal("docs/reference/cli.md", page.ToString());
    }

    [Theory]
    [InlineData("check")]
    [InlineData("explain")]
    public void Shows_in_docs_reference_the_JSON_that_a_command_prints(string command)
    {
        var page = File.ReadAllText(Repository.Path($"docs/reference/{command}-json.md"));
        var golden = File.ReadAllText(Repository.Path($"tests/fixtures/cli/{command}-json-sample.json"));

        Assert.Contains($"```json\n{golden}```\n", page, StringComparison.Ordinal);
    }
}
