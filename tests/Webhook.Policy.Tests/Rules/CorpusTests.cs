using Webhook.Model.Manifests;
using Webhook.Policy.Rules;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Rules;

public sealed class CorpusTests
{
    public static TheoryData<string> Files => [.. Directory.GetFiles(Repository.Path("tests/corpus"), "*.yaml").Select(file => Path.GetFileName(file)).Order()];

    [Theory]
    [MemberData(nameof(Files))]
    public void Denies_only_what_the_API_server_refuses(string file)
    {
        var manifest = ManifestReader.Read(file, File.ReadAllText(Repository.Path($"tests/corpus/{file}")));

        var denials =
            from it in manifest.Objects
            where it.DaemonSet is not null
            let review = A.Review(Operation.Create, it.DaemonSet, null) with { ObjectJson = it.Json }
            from rule in RuleCatalogue.All
            where rule.Descriptor is { DefaultAction: RuleAction.Deny, IsLive: false }
            from finding in RuleRun.Of(rule, review)
            select finding.Rule;

        Assert.Equal(Refused(file), denials.Distinct());
    }

    // The corpus' README calls one file invalid and three legacy.
    private static string[] Refused(string file) => file switch
    {
        "fluentd-gcs-no-selector.yaml" => ["selector-required"],
        _ when file.StartsWith("legacy-", StringComparison.Ordinal) => ["unsupported-api"],
        _ => [],
    };
}
