using Webhook.Policy.Rules;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Rules;

public sealed class RuleFixtureTests
{
    public static TheoryData<string, string> Fixtures => [.. RuleFixture.All.Select(fixture => new TheoryDataRow<string, string>(fixture.Rule, fixture.Name))];

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void Reports_what_the_fixture_expects(string rule, string name)
    {
        var fixture = RuleFixture.Read(rule, name);

        var findings = fixture.Run();

        if (name.StartsWith("pass-", StringComparison.Ordinal))
        {
            Assert.Empty(findings);
        }
        else
        {
            Assert.NotEmpty(findings);
            Golden.Equal(fixture.ExpectedPath, findings);
        }
    }

    [Fact]
    public void Holds_a_passing_and_a_failing_fixture_for_every_rule_and_for_nothing_else()
    {
        var kinds = RuleFixture.All.Select(fixture => $"{fixture.Rule} {fixture.Name.Split('-')[0]}").Distinct().Order();
        var wanted = RuleCatalogue.All.SelectMany(rule => new[] { $"{rule.Descriptor.Id} fail", $"{rule.Descriptor.Id} pass" }).Order();

        Assert.Equal(wanted, kinds);
    }

    [Fact]
    public void Gives_every_live_rule_a_cluster()
    {
        var without = RuleFixture.All.Where(fixture => RuleCatalogue.Find(fixture.Rule)!.Descriptor.IsLive)
            .Where(fixture => !RuleFixture.Read(fixture.Rule, fixture.Name).IsLive);

        Assert.Empty(without);
    }

    [Fact]
    public void Holds_no_expectation_without_a_fixture()
    {
        var expectations = Directory.GetFiles(Repository.Path(RuleFixture.Folder), "*.expected.txt", SearchOption.AllDirectories).Select(Path.GetFileName).Order();
        var failing = RuleFixture.All.Where(fixture => fixture.Name.StartsWith("fail-", StringComparison.Ordinal)).Select(fixture => $"{fixture.Name}.expected.txt").Order();

        Assert.Equal(failing, expectations);
    }
}
