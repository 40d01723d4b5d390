using Webhook.Model.Manifests;
using Webhook.Policy.Policies;

namespace Webhook.Policy.Tests.Policies;

/// <summary>What is said of a policy that is wrong, word for word and no more than that.</summary>
public sealed class PolicyProblemTests
{
    private const string Head = "apiVersion: daemonset-webhook.dev/v1alpha1\nkind: DaemonSetPolicy\n";
    private const string NameGlobs = "which no name can match; write lower case letters, digits, -, ., * and ?";
    private const string UserGlobs = "is blank or holds control characters, which no name matches; write a glob such as system:*";

    [Theory]
    [InlineData("  match: {namespaces: {}}", "spec.match.namespaces: is a mapping; write a list")]
    [InlineData("  match: {namespaces: [[]]}", "spec.match.namespaces[0]: is a list; write a string")]
    [InlineData("  match: {namespaces: [true]}", "spec.match.namespaces[0]: is the boolean true; write a string")]
    [InlineData("  match: {namespaces: [false]}", "spec.match.namespaces[0]: is the boolean false; write a string")]
    [InlineData("  match: {namespaces: [a_b]}", $"spec.match.namespaces[0]: is \"a_b\", {NameGlobs}")]
    [InlineData("  match: {excludeNamespaces: ['a b']}", $"spec.match.excludeNamespaces[0]: is \"a b\", {NameGlobs}")]
    [InlineData("  match: {zzzzzzzz: 1}", "spec.match.zzzzzzzz: unknown field; write one of namespaces, excludeNamespaces, namespaceSelector, objectSelector")]
    [InlineData("  zzzzzzzz: 1", "spec.zzzzzzzz: unknown field; write one of match, tolerations, rules, exemptions")]
    [InlineData("  match: {objectSelector: {zzzzzzzz: 1}}", "spec.match.objectSelector.zzzzzzzz: unknown field; write one of matchLabels, matchExpressions")]
    [InlineData("  match: {objectSelector: {matchExpressions: [{zzzzzzzz: 1}]}}", "spec.match.objectSelector.matchExpressions[0].zzzzzzzz: unknown field; write one of key, operator, values")]
    [InlineData("  match: {objectSelector: {matchExpressions: [null]}}", "spec.match.objectSelector.matchExpressions[0]: is null; write a value or take the entry out")]
    [InlineData("  match: {namespaceSelector: {matchExpressions: [{key: a, operator: In}]}}", "spec.match.namespaceSelector.matchExpressions[0].values: operator In needs at least one value")]
    [InlineData("  match: {objectSelector: {matchExpressions: [{key: a, operator: In}]}}", "spec.match.objectSelector.matchExpressions[0].values: operator In needs at least one value")]
    [InlineData("  tolerations: []", "spec.tolerations: is a list; write a mapping")]
    [InlineData("  tolerations: {zzzzzzzz: 1}", "spec.tolerations.zzzzzzzz: unknown field; write one of automatic, controlPlane, extra")]
    [InlineData("  tolerations: {automatic: {zzzzzzzz: 1}}", "spec.tolerations.automatic.zzzzzzzz: unknown field; write one of inject")]
    [InlineData("  tolerations: {automatic: {inject: ''}}", "spec.tolerations.automatic.inject: is \"\"; write one of Always, SafeRollout, CreateOnly, Never")]
    [InlineData("  tolerations: {controlPlane: {inject: zzzzzzzz}}", "spec.tolerations.controlPlane.inject: is \"zzzzzzzz\"; write one of Always, OptIn, Never")]
    [InlineData("  tolerations: {controlPlane: {zzzzzzzz: 1}}", "spec.tolerations.controlPlane.zzzzzzzz: unknown field; write one of inject, keys, effects")]
    [InlineData("  tolerations: {controlPlane: {effects: [zzzzzzzz]}}", "spec.tolerations.controlPlane.effects[0]: is \"zzzzzzzz\"; write one of NoSchedule, PreferNoSchedule, NoExecute")]
    [InlineData("  tolerations: {extra: [{zzzzzzzz: 1}]}", "spec.tolerations.extra[0].zzzzzzzz: unknown field; write one of key, operator, value, effect, tolerationSeconds")]
    [InlineData("  tolerations: {extra: [{operator: Exists, tolerationSeconds: '5'}]}", "spec.tolerations.extra[0].tolerationSeconds: is the string \"5\"; write a whole number")]
    [InlineData("  tolerations: {extra: [null]}", "spec.tolerations.extra[0]: is null; write a value or take the entry out")]
    [InlineData("  rules: []", "spec.rules: is a list; write a mapping")]
    [InlineData("  rules: {rollback-history: 3}", "spec.rules[rollback-history]: is the number 3; write a mapping")]
    [InlineData("  rules: {rollback-history: {action: zzzzzzzz}}", "spec.rules[rollback-history].action: is \"zzzzzzzz\"; write one of Deny, Warn, Audit, Off")]
    [InlineData("  exemptions: [{reason: a, zzzzzzzz: 1}]", "spec.exemptions[0].zzzzzzzz: unknown field; write one of reason, namespaces, daemonSets, users, groups, serviceAccounts, rules, expires")]
    [InlineData("  exemptions: [null]", "spec.exemptions[0]: is null; write a value or take the entry out")]
    [InlineData("  exemptions: [3]", "spec.exemptions[0]: is the number 3; write a mapping")]
    [InlineData("  exemptions: [{reason: ' '}]", "spec.exemptions[0].reason: is missing; say why the exemption is there")]
    [InlineData("  exemptions: [{reason: a, namespaces: ['']}]", $"spec.exemptions[0].namespaces[0]: is \"\", {NameGlobs}")]
    [InlineData("  exemptions: [{reason: a, daemonSets: [A]}]", $"spec.exemptions[0].daemonSets[0]: is \"A\", {NameGlobs}")]
    [InlineData("  exemptions: [{reason: a, users: [\"a\\tb\"]}]", $"spec.exemptions[0].users[0]: {UserGlobs}")]
    [InlineData("  exemptions: [{reason: a, groups: ['']}]", $"spec.exemptions[0].groups[0]: {UserGlobs}")]
    [InlineData("  exemptions: [{reason: a, serviceAccounts: ['a:b:c']}]", "spec.exemptions[0].serviceAccounts[0]: is \"a:b:c\"; write namespace:name, such as argocd:argocd-application-controller or argocd:*")]
    [InlineData("  exemptions: [{reason: a, serviceAccounts: [':b']}]", "spec.exemptions[0].serviceAccounts[0]: is \":b\"; write namespace:name, such as argocd:argocd-application-controller or argocd:*")]
    [InlineData("  exemptions: [{reason: a, serviceAccounts: ['a:']}]", "spec.exemptions[0].serviceAccounts[0]: is \"a:\"; write namespace:name, such as argocd:argocd-application-controller or argocd:*")]
    [InlineData("  exemptions: [{reason: a, rules: [max-unavailble]}]", "spec.exemptions[0].rules[0]: \"max-unavailble\" matches no rule; did you mean max-unavailable?")]
    [InlineData("  exemptions: [{reason: a, expires: ''}]", "spec.exemptions[0].expires: is \"\"; write an RFC 3339 time with its offset, such as 2027-01-31T00:00:00Z")]
    [InlineData("  exemptions: [{reason: a, expires: 5}]", "spec.exemptions[0].expires: is the number 5; write a string")]
    public void Says_one_thing_of_one_mistake(string spec, string message) => Assert.Equal([message], PolicyFile.Messages(spec));

    [Theory]
    [InlineData("apiVersion: daemonset-webhook.dev/v2\nkind: DaemonSetPolicy\nmetadata: {name: a}\n", "apiVersion: is \"daemonset-webhook.dev/v2\"; write daemonset-webhook.dev/v1alpha1")]
    [InlineData(Head + "metadata: {name: a}\nzzzzzzzz: 1\n", "zzzzzzzz: unknown field; write one of apiVersion, kind, metadata, spec, status")]
    [InlineData(Head + "metadata: {name: A}\n", "metadata.name: is \"A\"; write lower case letters, digits, - and ., at most 253 characters, such as default")]
    [InlineData(Head + "metadata: {name: a, nmae: b}\n", "metadata.nmae: unknown field; did you mean name?")]
    [InlineData(Head + "metadata: {name: a}\nspec: 3\n", "spec: is the number 3; write a mapping")]
    [InlineData("", "holds no policy; write a document with apiVersion daemonset-webhook.dev/v1alpha1 and kind DaemonSetPolicy")]
    public void Says_what_a_document_lacks(string text, string message)
    {
        var read = PolicyFile.Read(text);

        Assert.Equal([message], read.Problems.Select(problem => problem.Message));
        Assert.Empty(read.Policies);
    }

    [Fact]
    public void Says_which_part_of_the_type_is_missing()
    {
        var document = Assert.Single(ManifestReader.Read("policy.yaml", Head + "metadata: {name: a}\n").Objects);

        Assert.Equal(["apiVersion: is missing; write daemonset-webhook.dev/v1alpha1"], Messages("", DaemonSetPolicy.Kind));
        Assert.Equal(["kind: is missing; write DaemonSetPolicy"], Messages(DaemonSetPolicy.ApiVersion, ""));
        Assert.Equal(
            [
                "kind: is missing; passed over, only DaemonSetPolicy documents are policies",
                "holds no policy; write a document with apiVersion daemonset-webhook.dev/v1alpha1 and kind DaemonSetPolicy",
            ],
            Messages("apps/v1", ""));

        IEnumerable<string> Messages(string apiVersion, string kind)
        {
            var typed = new ManifestObject { Source = "policy.yaml", Document = 1, ApiVersion = apiVersion, Kind = kind, Json = document.Json, Root = document.Root };
            return PolicyReader.Read(new ManifestFile { Source = "policy.yaml", Text = "", Objects = [typed], Problems = [] }).Problems.Select(problem => problem.Message);
        }
    }

    [Fact]
    public void Judges_the_tenth_entry_though_the_first_can_not_be_read()
    {
        var extra = string.Join(", ", Enumerable.Repeat("{operator: Exists}", 11).Select((entry, i) => i switch { 1 => "{key: 5}", 10 => "{key: a, effect: Bad, operator: Exists}", _ => entry }));

        Assert.Equal(
            [
                "spec.tolerations.extra[1].key: is the number 5; write a string",
                "spec.tolerations.extra[10].effect: effect \"Bad\" must be NoSchedule, PreferNoSchedule or NoExecute",
            ],
            PolicyFile.Messages($"  tolerations: {{extra: [{extra}]}}"));
    }

    [Fact]
    public void Judges_what_stands_beside_a_value_that_can_not_be_read() =>
        Assert.Equal(
            [
                "spec.exemptions[0].expires: is \"soon\"; write an RFC 3339 time with its offset, such as 2027-01-31T00:00:00Z",
                "spec.exemptions[0].reason: is missing; say why the exemption is there",
                $"spec.exemptions[0].users[0]: {UserGlobs}",
            ],
            PolicyFile.Messages("  exemptions: [{expires: soon, users: ['']}]").Order(StringComparer.Ordinal));

    [Fact]
    public void Lists_the_parameters_that_a_rule_has() =>
        Assert.Equal(
            ["spec.rules[max-unavailable].zzzzzzzz: unknown parameter of max-unavailable; write one of action, limit, maxNodes"],
            PolicyFile.Messages("  rules: {max-unavailable: {zzzzzzzz: 1}}"));

    [Fact]
    public void Names_every_error_in_a_key()
    {
        var key = new string('a', 64) + "-";

        Assert.Equal(
            [
                $"spec.tolerations.controlPlane.keys[0]: is \"{key}\": name part must be no more than 63 characters; name part must start and end with a "
                    + "letter or digit and hold only letters, digits, -, _ and . between",
            ],
            PolicyFile.Messages($"  tolerations: {{controlPlane: {{keys: [{key}]}}}}"));
    }
}
