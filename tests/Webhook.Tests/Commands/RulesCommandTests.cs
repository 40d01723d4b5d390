using System.Text.Json;
using Webhook.Commands;
using Webhook.Output.Rules;
using Webhook.Policy.Rules;
using Webhook.Testing;

namespace Webhook.Tests.Commands;

public sealed class RulesCommandTests
{
    [Fact]
    public async Task Prints_the_page_that_stands_in_docs()
    {
        var run = await CliRun.In(CliRun.Samples, "rules", "surge-port-conflict");

        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.Equal(File.ReadAllText(Repository.Path("docs/rules/surge-port-conflict.md")), run.Out);
    }

    [Fact]
    public async Task Lists_every_rule_as_a_table_and_as_JSON()
    {
        var table = await CliRun.In(CliRun.Samples, "rules");
        var json = await CliRun.In(CliRun.Samples, "rules", "-o", "json");

        var ids = RuleCatalogue.All.Select(rule => rule.Descriptor.Id).ToList();
        using var parsed = JsonDocument.Parse(json.Out);
        Assert.Equal(ids, table.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(' ')[0]));
        Assert.Equal(ids, parsed.RootElement.EnumerateArray().Select(rule => rule.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task Names_the_rule_that_was_meant_and_where_all_are_listed()
    {
        var run = await CliRun.In(CliRun.Samples, "rules", "max-unavail");

        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.Equal("error: unknown rule 'max-unavail'; did you mean max-unavailable?\nrun 'daemonset-webhook rules' for all of them\n", run.Error);
    }

    [Fact]
    public async Task Writes_a_page_for_each_rule()
    {
        using var folder = new TemporaryFolder();

        var run = await CliRun.In(folder.Path, "rules", "--out", "pages");

        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.Equal(RulePages.All().Count, Directory.GetFiles(Path.Combine(folder.Path, "pages")).Length);
    }
}
