using Webhook.Model.Core;
using Webhook.Model.Manifests;
using Webhook.Policy.Policies;
using Webhook.Policy.Rules;
using Webhook.Policy.Rules.Labels;

namespace Webhook.Policy.Tests.Policies;

public sealed class PolicyReaderTests
{
    [Fact]
    public void Reads_every_field()
    {
        var policy = PolicyFile.Valid("""
              match:
                namespaces: ["log*"]
                excludeNamespaces: [logging-?]
                namespaceSelector: {matchLabels: {env: prod}}
                objectSelector: {matchExpressions: [{key: tier, operator: In, values: [node]}]}
              tolerations:
                automatic: {inject: CreateOnly}
                controlPlane: {inject: Always, keys: [k], effects: [NoSchedule, NoExecute]}
                extra: [{key: gpu, operator: Equal, value: a, effect: NoExecute, tolerationSeconds: 30}]
              rules:
                max-unavailable: {action: Deny, limit: 25%, maxNodes: 20}
                update-strategy: {allowed: [RollingUpdate, OnDelete]}
                rollback-history: {action: Off}
              exemptions:
              - reason: CNI rolls itself
                namespaces: [calico-system]
                daemonSets: [calico-*]
                users: ["jane@example.com"]
                groups: ["system:*"]
                serviceAccounts: ["argocd:*"]
                rules: [update-*]
                expires: 2027-01-31T00:00:00Z
            """);

        Assert.Equal("test", policy.Name);
        Assert.Equal("log*", Assert.Single(policy.Match.Namespaces));
        Assert.Equal("logging-?", Assert.Single(policy.Match.ExcludeNamespaces));
        Assert.Equal("prod", policy.Match.NamespaceSelector.MatchLabels["env"]);
        Assert.Equal("tier", Assert.Single(policy.Match.ObjectSelector.MatchExpressions).Key);
        Assert.Equal(InjectionMode.CreateOnly, policy.Tolerations.Automatic);
        Assert.Equal(ControlPlaneMode.Always, policy.Tolerations.ControlPlane.Inject);
        Assert.Equal(["NoSchedule", "NoExecute"], policy.Tolerations.ControlPlane.Effects);
        Assert.Equal(
            new Toleration { Key = "gpu", Operator = "Equal", Value = "a", Effect = "NoExecute", TolerationSeconds = 30 },
            Assert.Single(policy.Tolerations.Extra));
        Assert.Equal(RuleAction.Deny, policy.Rules["max-unavailable"].Action);
        Assert.Equal(20, policy.Rules["max-unavailable"].Parameters.Count("maxNodes"));
        Assert.Null(policy.Rules["update-strategy"].Action);
        Assert.Equal(RuleAction.Off, policy.Rules["rollback-history"].Action);
        var exemption = Assert.Single(policy.Exemptions);
        Assert.Equal("CNI rolls itself", exemption.Reason);
        Assert.Equal(["calico-*"], exemption.DaemonSets);
        Assert.Equal(["argocd:*"], exemption.ServiceAccounts);
        Assert.Equal(new DateTimeOffset(2027, 1, 31, 0, 0, 0, TimeSpan.Zero), exemption.Expires);
    }

    [Fact]
    public void Reads_on_without_quotes_which_YAML_takes_for_true()
    {
        var parameters = PolicyFile.Valid("  rules: {required-labels: {action: Warn, labels: [{key: a, on: Template}]}}").Rules["required-labels"].Parameters;

        Assert.Equal(LabelHolder.Template, RequiredLabel.Read(parameters.Raw("labels")!.Value[0]).On);
    }

    [Fact]
    public void Takes_null_for_absent() =>
        Assert.Equivalent(
            PolicyReader.Default with { Name = "test" },
            PolicyFile.Valid("""
                  match:
                  tolerations: {automatic: null, controlPlane: {keys: null, effects: null}, extra: null}
                  rules:
                  exemptions: null
                """));

    [Fact]
    public void Accepts_the_metadata_and_status_of_a_custom_resource()
    {
        var read = PolicyFile.Read("""
            {"apiVersion": "daemonset-webhook.dev/v1alpha1", "kind": "DaemonSetPolicy",
             "metadata": {"name": "a", "uid": "u", "resourceVersion": "1", "generation": 2, "managedFields": [{}], "labels": {"a": "b"}},
             "spec": {}, "status": {"anything": 1}}
            """);

        Assert.Empty(read.Problems);
    }

    [Fact]
    public void Reports_every_error_at_once_in_text_order()
    {
        var read = PolicyFile.WithSpec("""
              match:
                namespaces: [Logging]
                objectSelectr: {}
              tolerations:
                automatic: {inject: safeRollout}
                extra: [{key: a, effect: NoShedule, operator: Exists}, {key: 5}]
              rules:
                max-unavailble: {action: Deny}
                max-unavailable: {action: deny, limit: 120%, maxNode: 3}
                update-strategy: Warn
              exemptions:
              - namespaces: kube-system
                expires: 2027-01-31
            """);

        Assert.Empty(read.Policies);
        Assert.Equal(
            [
                """policy.yaml:7:18: spec.match.namespaces[0]: is "Logging", which no name can match; write lower case letters, digits, -, ., * and ?""",
                """policy.yaml:8:5: spec.match.objectSelectr: unknown field; did you mean objectSelector?""",
                """policy.yaml:10:17: spec.tolerations.automatic.inject: is "safeRollout"; did you mean SafeRollout?""",
                """policy.yaml:11:22: spec.tolerations.extra[0].effect: effect "NoShedule" must be NoSchedule, PreferNoSchedule or NoExecute""",
                """policy.yaml:11:61: spec.tolerations.extra[1].key: is the number 5; write a string""",
                """policy.yaml:13:5: spec.rules[max-unavailble]: unknown rule max-unavailble; did you mean max-unavailable?""",
                """policy.yaml:14:23: spec.rules[max-unavailable].action: is "deny"; did you mean Deny?""",
                """policy.yaml:14:37: spec.rules[max-unavailable].limit: is the string "120%"; write a whole number of 0 or more, or a percentage from 0% to 100%""",
                """policy.yaml:14:50: spec.rules[max-unavailable].maxNode: unknown parameter of max-unavailable; did you mean maxNodes?""",
                """policy.yaml:15:5: spec.rules[update-strategy]: is the string "Warn"; write a mapping, {action: Warn}""",
                """policy.yaml:17:5: spec.exemptions[0].namespaces: is the string "kube-system"; write a list""",
                """policy.yaml:17:5: spec.exemptions[0].reason: is missing; say why the exemption is there""",
                """policy.yaml:18:5: spec.exemptions[0].expires: is "2027-01-31"; write an RFC 3339 time with its offset, such as 2027-01-31T00:00:00Z""",
            ],
            read.Problems.Select(problem => problem.ToString()));
    }

    [Theory]
    [InlineData("  match: []", "spec.match: is a list; write a mapping")]
    [InlineData("  match: {namespaces: [null]}", "spec.match.namespaces[0]: is null; write a value or take the entry out")]
    [InlineData("  match: {namespaces: ['']}", "spec.match.namespaces[0]: is \"\", which no name can match; write lower case letters, digits, -, ., * and ?")]
    [InlineData("  match: {objectSelector: {matchLabels: {a: 1}}}", "spec.match.objectSelector.matchLabels[a]: is the number 1; write a string")]
    [InlineData("  tolerations: {controlPlane: {keys: ['a b']}}", "spec.tolerations.controlPlane.keys[0]: is \"a b\": name part must start and end with a letter or digit and hold only letters, digits, -, _ and . between")]
    [InlineData("  tolerations: {controlPlane: {effects: [NoExecut]}}", "spec.tolerations.controlPlane.effects[0]: is \"NoExecut\"; did you mean NoExecute?")]
    [InlineData("  tolerations: {controlPlane: {inject: true}}", "spec.tolerations.controlPlane.inject: is the boolean true; write a string")]
    [InlineData("  tolerations: {extra: [{key: a, operater: Exists}]}", "spec.tolerations.extra[0].operater: unknown field; did you mean operator?")]
    [InlineData("  tolerations: {extra: [{operator: Exists, effect: NoExecute, tolerationSeconds: 1.5}]}", "spec.tolerations.extra[0].tolerationSeconds: is 1.5; write a whole number")]
    [InlineData("  rules: {rollback-history: {action: On}}", "spec.rules[rollback-history].action: is the boolean true; write a string")]
    [InlineData("  rules: {update-strategy: {allowed: [Rolling]}}", "spec.rules[update-strategy].allowed[0]: is \"Rolling\"; did you mean RollingUpdate?")]
    [InlineData("  rules: {update-strategy: {allowed: RollingUpdate}}", "spec.rules[update-strategy].allowed: is the string \"RollingUpdate\"; write a list, in brackets or one entry a line")]
    [InlineData("  rules: {min-ready-seconds: {action: Warn, minimum: -1}}", "spec.rules[min-ready-seconds].minimum: is the number -1; write a whole number from 0 to 2147483647")]
    [InlineData("  rules: {required-labels: {action: Warn, labels: [{key: a, 'on': template}]}}", "spec.rules[required-labels].labels[0].on: is \"template\"; did you mean Template?")]
    [InlineData("  rules: {required-labels: {action: Warn, labels: [{value: '['}]}}", "spec.rules[required-labels].labels[0]: has no key; write the label key, such as key: team")]
    [InlineData("  rules: {required-labels: {action: Warn, labels: [{key: a, on: template}]}}", "spec.rules[required-labels].labels[0].true: is \"template\"; did you mean Template?")]
    [InlineData("  exemptions: [{reason: a, rules: [max-*, nothing-*]}]", "spec.exemptions[0].rules[1]: \"nothing-*\" matches no rule; write one of")]
    [InlineData("  exemptions: [{reason: a, serviceAccounts: [argocd/a]}]", "spec.exemptions[0].serviceAccounts[0]: is \"argocd/a\"; write namespace:name, such as")]
    [InlineData("  exemptions: [{reason: a, users: [' ']}]", "spec.exemptions[0].users[0]: is blank or holds control characters, which no name matches; write a glob such as system:*")]
    [InlineData("  exemptions: [{reason: a, expires: 2027-01-31T00:00:00}]", "spec.exemptions[0].expires: is \"2027-01-31T00:00:00\"; write an RFC 3339 time")]
    [InlineData("  exemptions: [null]", "spec.exemptions[0]: is null; write a value or take the entry out")]
    public void Says_what_is_wrong_and_what_to_write(string spec, string start)
    {
        var read = PolicyFile.WithSpec(spec);

        Assert.Contains(read.Problems, problem => problem.Message.StartsWith(start, StringComparison.Ordinal));
        Assert.All(read.Problems, problem => Assert.Equal(ProblemSeverity.Error, problem.Severity));
        Assert.Empty(read.Policies);
    }

    [Theory]
    [InlineData("  tolerations: {extra: [{key: 5}]}")]
    [InlineData("  tolerations: {extra: [{operater: Exists}]}")]
    [InlineData("  match: {objectSelector: {matchExpressions: [{key: a, operater: Exists}]}}")]
    [InlineData("  exemptions: [{reason: 5}]")]
    public void Says_nothing_of_what_follows_from_a_value_that_it_could_not_read(string spec) => Assert.Single(PolicyFile.Messages(spec));

    [Theory]
    [InlineData("  rules: {max-unavailable: {action: Off, maxNodes: 1}}", "spec.rules[max-unavailable].action: is Off: the parameters beside it have no effect")]
    [InlineData("  rules: {min-ready-seconds: {minimum: 1}}", "spec.rules[min-ready-seconds].action: is missing, and min-ready-seconds is Off by default")]
    [InlineData("  exemptions: [{reason: 'a {b}', expires: 2026-03-01T12:00:00Z}]", "spec.exemptions[0].expires: has passed (2026-03-01): the exemption \"a {b}\" exempts nothing any more; set a later time or take it out")]
    public void Warns_of_what_has_no_effect(string spec, string start)
    {
        var read = PolicyFile.WithSpec(spec);

        var problem = Assert.Single(read.Problems);
        Assert.Equal(ProblemSeverity.Warning, problem.Severity);
        Assert.StartsWith(start, problem.Message, StringComparison.Ordinal);
        Assert.Single(read.Policies);
    }

    [Theory]
    [InlineData("2027-01-31T00:00:00Z")]
    [InlineData("2027-01-31T01:00:00+01:00")]
    [InlineData("2027-01-31T00:00:00.000Z")]
    [InlineData("2027-01-30T18:30:00-05:30")]
    public void Reads_times_of_RFC_3339(string time) =>
        Assert.Equal(
            new DateTimeOffset(2027, 1, 31, 0, 0, 0, TimeSpan.Zero),
            PolicyFile.Valid($"  exemptions: [{{reason: a, expires: \"{time}\"}}]").Exemptions[0].Expires);

    [Theory]
    [InlineData("apiVersion: daemonset-webhook.dev/v1\nkind: DaemonSetPolicy\nmetadata: {name: a}", "apiVersion: is \"daemonset-webhook.dev/v1\"; write daemonset-webhook.dev/v1alpha1")]
    [InlineData("apiVersion: daemonset-webhook.dev/v1alpha1\nkind: DaemonSetPolcy\nmetadata: {name: a}", "kind: is \"DaemonSetPolcy\"; write DaemonSetPolicy")]
    [InlineData("apiVersion: daemonset-webhook.dev/v1alpha1\nkind: DaemonSetPolicy", "metadata.name: is missing; write a name, such as default")]
    [InlineData("apiVersion: daemonset-webhook.dev/v1alpha1\nkind: DaemonSetPolicy\nmetadata: {name: My_Policy}", "metadata.name: is \"My_Policy\"; write lower case letters")]
    [InlineData("apiVersion: daemonset-webhook.dev/v1alpha1\nkind: DaemonSetPolicy\nmetadata: {name: a}\nspecs: {}", "specs: unknown field; did you mean spec?")]
    [InlineData("apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: a}", "holds no policy; write a document with apiVersion daemonset-webhook.dev/v1alpha1 and kind DaemonSetPolicy")]
    [InlineData("", "holds no policy; write a document")]
    public void Refuses_what_is_no_policy(string text, string start)
    {
        var read = PolicyFile.Read(text);

        Assert.Empty(read.Policies);
        var error = Assert.Single(read.Problems, problem => problem.Severity == ProblemSeverity.Error);
        Assert.StartsWith(start, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Passes_over_other_documents_beside_a_policy_with_a_warning()
    {
        var read = PolicyFile.Read("""
            apiVersion: v1
            kind: Namespace
            metadata: {name: a}
            ---
            apiVersion: daemonset-webhook.dev/v1alpha1
            kind: DaemonSetPolicy
            metadata: {name: a}
            """);

        Assert.Single(read.Policies);
        Assert.Equal("kind: is \"Namespace\"; passed over, only DaemonSetPolicy documents are policies", Assert.Single(read.Problems).Message);
    }

    [Fact]
    public void Refuses_two_policies_of_one_name_across_files()
    {
        const string text = "apiVersion: daemonset-webhook.dev/v1alpha1\nkind: DaemonSetPolicy\nmetadata: {name: a}\n";

        var read = PolicySet.Read([ManifestReader.Read("one.yaml", text), ManifestReader.Read("two.yaml", text)]);

        var problem = Assert.Single(read.Problems);
        Assert.Equal("two.yaml:3:12: metadata.name: \"a\" is taken by one.yaml:3:12; give each policy a name of its own", problem.ToString());
        Assert.Single(read.Policies);
    }
}
