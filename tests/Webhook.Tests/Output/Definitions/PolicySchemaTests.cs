using System.Text.RegularExpressions;
using Webhook.Model.Manifests;
using Webhook.Policy.Policies;
using Webhook.Policy.Rules;
using Webhook.Testing;

namespace Webhook.Tests.Output.Definitions;

/// <summary>The schema refuses no policy that is right, and tells at once of what is wrong in shape.</summary>
public sealed partial class PolicySchemaTests
{
    private static readonly string[] Values =
    [
        "0", "1", "100", "101", "2147483647", "2147483648", "-1", "1.5", "true", "false", "{}", "{key: a}", "[]", "''", "abc", "0%", "25%", "007%",
        "100%", "101%", "1000%", "'%'", "-1%", "2.5%", "[1]", "['']", "[abc]", "[a*, '?']", "[UPPER]", "[OnDelete]", "[RollingUpdate, OnDelete]", "[Recreate]",
        "[{key: a}]", "[{key: a, value: 'x+', on: Template}]", "[{key: a, 'on': Both}]", "[{key: a, on: Nowhere}]", "[{value: x}]", "[{key: a, value: '('}]",
    ];

    [Fact]
    public void Takes_the_embedded_policy()
    {
        var policy = Assert.Single(ManifestReader.Read("default", PolicyReader.DefaultPolicyText).Objects);

        Assert.Empty(PolicySchemaJson.Refused(policy));
    }

    [Fact]
    public void Takes_every_policy_of_the_documentation()
    {
        var shown = Directory.EnumerateFiles(Repository.Path("docs"), "*.md", SearchOption.AllDirectories)
            .Append(Repository.Path("README.md"))
            .SelectMany(page => YamlBlock().Matches(File.ReadAllText(page)).Select(block => (Page: page, Text: block.Groups[1].Value)))
            .Where(block => block.Text.Contains("kind: DaemonSetPolicy", StringComparison.Ordinal) || block.Text.StartsWith("spec:\n  rules:", StringComparison.Ordinal))
            .ToList();

        Assert.True(shown.Count >= RuleCatalogue.All.Count);
        Assert.All(shown, block =>
        {
            var text = block.Text.StartsWith("spec:", StringComparison.Ordinal)
                ? $"apiVersion: {DaemonSetPolicy.ApiVersion}\nkind: {DaemonSetPolicy.Kind}\nmetadata: {{name: p}}\n{block.Text}"
                : block.Text;
            Assert.All(ManifestReader.Read(block.Page, text).Objects, AssertTaken);
        });
    }

    [Fact]
    public void Takes_every_policy_of_the_repository()
    {
        var policies = Directory.EnumerateFiles(Repository.Path("deploy"), "*.yaml", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Repository.Path("tests/fixtures"), "*.yaml", SearchOption.AllDirectories))
            .Where(file => !file.Contains("/templates/", StringComparison.Ordinal) && File.ReadAllText(file).Contains("kind: DaemonSetPolicy", StringComparison.Ordinal))
            .SelectMany(file => ManifestReader.Read(file, File.ReadAllText(file)).Objects)
            .Where(document => document.Kind == DaemonSetPolicy.Kind)
            .ToList();

        Assert.NotEmpty(policies);
        Assert.All(policies, AssertTaken);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{match: {namespaces: ['*'], excludeNamespaces: [kube-?], namespaceSelector: {}, objectSelector: {matchLabels: {a: b}, matchExpressions: [{key: a, operator: In, values: [b]}, {key: c, operator: Exists}]}}}")]
    [InlineData("{tolerations: {automatic: {inject: CreateOnly}, controlPlane: {inject: Always, keys: [a/b], effects: [NoSchedule, PreferNoSchedule, NoExecute]}, extra: [{operator: Exists}, {key: a, value: b}, {key: a, effect: NoExecute, tolerationSeconds: -5}, {key: a, operator: '', effect: ''}]}}")]
    [InlineData("{rules: {max-unavailable: {action: Off}, update-strategy: {action: 'Off', allowed: []}, required-labels: {action: Deny, labels: [{key: a, on: Both}, {key: b, 'on': Template, value: '[a-z]+'}]}}}")]
    [InlineData("{exemptions: [{reason: x}, {reason: ' y ', namespaces: [a], daemonSets: ['*'], users: ['a@b c'], groups: ['system:*'], serviceAccounts: ['a:*'], rules: ['update-*'], expires: 2027-01-31T00:00:00Z}, {reason: z, expires: '2027-01-31T00:00:00.25+09:00'}]}")]
    public void Takes_what_the_reader_takes(string spec)
    {
        var policy = PolicySchemaJson.Policy(spec);

        Assert.Empty(PolicySchemaJson.Errors(policy));
        Assert.Empty(PolicySchemaJson.Refused(policy));
    }

    [Theory]
    [InlineData("{matches: {}}")]
    [InlineData("{match: {namespaces: '*'}}")]
    [InlineData("{match: {namespaces: [Upper]}}")]
    [InlineData("{match: {objectSelector: {matchExpressions: [{key: a, operator: Near}]}}}")]
    [InlineData("{match: {objectSelector: {matchExpressions: [{operator: Exists}]}}}")]
    [InlineData("{tolerations: {automatic: {inject: Sometimes}}}")]
    [InlineData("{tolerations: {controlPlane: {effects: [NoSleep]}}}")]
    [InlineData("{tolerations: {extra: [{key: a, operator: Equals}]}}")]
    [InlineData("{rules: {max-unavailble: {action: Deny}}}")]
    [InlineData("{rules: {max-unavailable: Deny}}")]
    [InlineData("{rules: {max-unavailable: {action: Dney}}}")]
    [InlineData("{rules: {max-unavailable: {action: true}}}")]
    [InlineData("{rules: {max-unavailable: {limit: 150%}}}")]
    [InlineData("{rules: {max-unavailable: {maxNodes: -1}}}")]
    [InlineData("{rules: {node-coverage: {minimum: 101}}}")]
    [InlineData("{exemptions: [{namespaces: [a]}]}")]
    [InlineData("{exemptions: [{reason: ' '}]}")]
    [InlineData("{exemptions: [{reason: x, serviceAccounts: [a]}]}")]
    [InlineData("{exemptions: [{reason: x, expires: tomorrow}]}")]
    public void Refuses_at_once_what_is_wrong_in_shape(string spec)
    {
        var policy = PolicySchemaJson.Policy(spec);

        Assert.NotEmpty(PolicySchemaJson.Refused(policy));
        Assert.NotEmpty(PolicySchemaJson.Errors(policy));
    }

    [Fact]
    public void Is_never_stricter_about_a_parameter_than_the_reader()
    {
        var parameters = RuleCatalogue.All.SelectMany(rule => rule.Descriptor.Parameters, (rule, parameter) => $"{rule.Descriptor.Id}: {{{parameter.Name}: ");
        var policies = parameters.SelectMany(written => Values, (written, value) => $"{{rules: {{{written}{value}}}}}}}").ToList();

        Assert.All(policies, spec =>
        {
            var policy = PolicySchemaJson.Policy(spec);
            if (PolicySchemaJson.Errors(policy).Count == 0)
                Assert.Empty(PolicySchemaJson.Refused(policy));
        });
        Assert.Contains(policies, spec => PolicySchemaJson.Errors(PolicySchemaJson.Policy(spec)).Count == 0);
    }

    private static void AssertTaken(ManifestObject policy)
    {
        Assert.Empty(PolicySchemaJson.Errors(policy));
        Assert.Empty(PolicySchemaJson.Refused(policy));
    }

    [GeneratedRegex("```yaml\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex YamlBlock();
}
