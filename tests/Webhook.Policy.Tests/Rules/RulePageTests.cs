using Webhook.Policy.Rules;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Rules;

public sealed class RulePageTests
{
    public static TheoryData<string> Ids => RuleCatalogueTests.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void Says_on_its_page_what_the_rule_says_of_itself(string id)
    {
        var descriptor = RuleCatalogue.Find(id)!.Descriptor;
        var page = File.ReadAllText(Repository.Path($"docs/rules/{id}.md"));

        Assert.StartsWith($"# {id}\n\n{descriptor.Title}.\n\n", page, StringComparison.Ordinal);
        Assert.Contains($"| Default action | `{descriptor.DefaultAction}` |\n", page, StringComparison.Ordinal);
        Assert.Equal(descriptor.IsLive, page.Contains("| Needs the cluster | yes", StringComparison.Ordinal));
        Assert.Equal(descriptor.IsEnforcedByApiServer, page.Contains("| API server | refuses", StringComparison.Ordinal));
        Assert.Contains($"\n## What it finds\n\n{descriptor.What}\n\n", page, StringComparison.Ordinal);
        Assert.Contains($"\n## Why it matters\n\n{descriptor.Why}\n\n", page, StringComparison.Ordinal);
        Assert.Contains($"\n## What to write instead\n\n{descriptor.Remedy}\n\n", page, StringComparison.Ordinal);
        Assert.Contains($"<{descriptor.Source}>", page, StringComparison.Ordinal);
        foreach (var parameter in descriptor.Parameters)
        {
            Assert.Contains($"\n| `{parameter.Name}` | ", page, StringComparison.Ordinal);
            Assert.Contains(
                $" | {(parameter.Default.Length == 0 ? "none" : $"`{parameter.Default}`")} | {parameter.Description} |\n", page, StringComparison.Ordinal);
        }
    }
}
