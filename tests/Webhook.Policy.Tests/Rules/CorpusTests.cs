using Webhook.Model.Manifests;
using Webhook.Policy.Policies;
using Webhook.Policy.Rules;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Rules;

public sealed class CorpusTests
{
    public static TheoryData<string> Files => [.. Directory.GetFiles(Repository.Path("tests/corpus"), "*.yaml").Select(file => Path.GetFileName(file)).Order()];

    public static TheoryData<string> Cases => [.. Directory.GetFiles(Repository.Path("tests/cases"), "*.yaml").Select(file => Path.GetFileName(file)).Order()];

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

    [Theory]
    [MemberData(nameof(Cases))]
    public void Denies_of_the_cases_only_what_the_API_server_refuses_or_what_never_ends(string file)
    {
        var manifest = ManifestReader.Read(file, File.ReadAllText(Repository.Path($"tests/cases/{file}")));
        var engine = new PolicyEngine([PolicyReader.Default]);

        var denials = manifest.Objects.Where(it => it.DaemonSet is not null)
            .SelectMany(it => engine.Evaluate(DaemonSetReview.ForManifest(it.DaemonSet!, it.Json, A.Moment)).Findings)
            .Where(finding => finding.Action == RuleAction.Deny).Select(finding => finding.Rule);

        Assert.Equal(RefusedCase(file), denials.Distinct());
    }

    private static string[] RefusedCase(string file) => file switch
    {
        "q17-hostnet-mismatch.yaml" or "u40-nocontainers.yaml" or "u52-volumemount.yaml" => ["pod-template-syntax"],
        "u50-spec-beside-template.yaml" => ["selector-required", "pod-template-syntax"],
        _ => [],
    };

    // The corpus' README calls one file invalid and three legacy.
    private static string[] Refused(string file) => file switch
    {
        "fluentd-gcs-no-selector.yaml" => ["selector-required"],
        _ when file.StartsWith("legacy-", StringComparison.Ordinal) => ["unsupported-api"],
        _ => [],
    };
}
