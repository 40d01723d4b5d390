using Webhook.Model.Manifests;
using Webhook.Policy.Policies;
using Webhook.Policy.Rules;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Policies;

/// <summary>What policies mean at their edges: names that come twice, times that pass, parameters that nobody reads.</summary>
public sealed class PolicyEdgeTests
{
    private const string Head = "apiVersion: daemonset-webhook.dev/v1alpha1\nkind: DaemonSetPolicy\n";
    private static readonly string[] Ids = ["max-unavailable", "rollback-history", "min-ready-seconds"];

    [Fact]
    public void Names_the_place_where_a_name_was_used_first()
    {
        const string Policy = Head + "metadata: {name: a}\n";
        var named = PolicySet.ReadEach([File("one.yaml", Policy), File("two.yaml", Policy), File("three.yaml", Policy)]);
        var nameless = PolicySet.Read([File("one.yaml", Head), File("two.yaml", Head)]);

        Assert.Equal([0, 1, 1], named.Select(read => read.Problems.Count));
        Assert.Equal("three.yaml:3:12: metadata.name: \"a\" is taken by one.yaml:3:12; give each policy a name of its own", named[2].Problems[0].ToString());
        Assert.All(nameless.Problems, problem => Assert.Equal("metadata.name: is missing; write a name, such as default", problem.Message));
        Assert.Equal(2, nameless.Problems.Count);

        static ManifestFile File(string name, string text) => ManifestReader.Read(name, text);
    }

    [Fact]
    public void Warns_of_an_expired_exemption_only_where_the_time_is_known()
    {
        const string Policy = Head + "metadata: {name: a}\nspec: {exemptions: [{reason: a, expires: 2026-03-01T12:00:00Z}]}\n";
        var file = ManifestReader.Read("policy.yaml", Policy);

        Assert.Empty(PolicyReader.Read(file).Problems);
        Assert.Empty(PolicySet.Read([file], A.Moment.AddSeconds(-1)).Problems);
        Assert.Single(PolicySet.Read([file], A.Moment).Problems);
    }

    [Theory]
    [InlineData("max-unavailable", "Off", "spec.rules[max-unavailable].action: is Off: the parameters beside it have no effect; set Deny, Warn or Audit, or take them out")]
    [InlineData("min-ready-seconds", null, "spec.rules[min-ready-seconds].action: is missing, and min-ready-seconds is Off by default: the parameters beside it have no effect; set Deny, Warn or Audit, or take them out")]
    [InlineData("min-ready-seconds", "Off", null)] // as the default policy shows it
    [InlineData("min-ready-seconds", "Warn", null)]
    [InlineData("max-unavailable", null, null)]
    public void Warns_of_parameters_that_nobody_reads(string rule, string? action, string? message)
    {
        var parameter = rule == "max-unavailable" ? "maxNodes: 1" : "minimum: 1";
        var spec = $"  rules: {{{rule}: {{{(action is null ? "" : $"action: \"{action}\", ")}{parameter}}}}}";

        Assert.Equal(message is null ? [] : [message], PolicyFile.Messages(spec));
    }

    [Fact]
    public void Leaves_parameters_without_a_value_out_and_takes_false_for_Off()
    {
        var policy = PolicyFile.Valid("""
              rules:
                max-unavailable: {action: false}
                min-ready-seconds: {action: Audit, minimum: null}
                rollback-history:
            """);

        Assert.Equal(RuleAction.Off, policy.Rules["max-unavailable"].Action);
        Assert.Empty(policy.Rules["min-ready-seconds"].Parameters.Values);
        Assert.Null(policy.Rules["rollback-history"].Action);
    }

    [Fact]
    public void Gives_a_rule_the_action_of_the_policy_and_else_its_own()
    {
        var policy = PolicyFile.Valid("  rules: {max-unavailable: {action: Deny}, rollback-history: {}}");

        Assert.Equal(
            [RuleAction.Deny, RuleAction.Warn, RuleAction.Off],
            Ids.Select(id => policy.ActionOf(RuleCatalogue.Find(id)!.Descriptor)));
    }

    [Fact]
    public void Takes_a_status_as_deep_as_a_manifest_may_be()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", 90)) + "1" + new string('}', 90);

        var read = PolicyFile.Read($$"""{"apiVersion": "daemonset-webhook.dev/v1alpha1", "kind": "DaemonSetPolicy", "metadata": {"name": "a"}, "status": {{deep}}}""");

        Assert.Empty(read.Problems);
        Assert.Single(read.Policies);
    }

    [Fact]
    public void Speaks_of_a_DaemonSet_only_where_its_own_part_matches()
    {
        var policy = PolicyFile.Valid("  match: {namespaces: [logging], namespaceSelector: {matchLabels: {env: prod}}}");
        var review = A.Creation(A.DaemonSet());

        Assert.False(policy.Covers(review));
        Assert.True(policy.Covers(review with { NamespaceLabels = new Dictionary<string, string> { ["env"] = "prod" } }));
        Assert.False(policy.Covers(review with { NamespaceLabels = new Dictionary<string, string> { ["env"] = "test" } }));
        Assert.False(policy.Covers(A.Creation(A.DaemonSet().InNamespace("web")) with { NamespaceLabels = new Dictionary<string, string> { ["env"] = "prod" } }));
    }

    [Fact]
    public void Takes_all_the_metadata_of_an_object()
    {
        var read = PolicyFile.Read("""
            apiVersion: daemonset-webhook.dev/v1alpha1
            kind: DaemonSetPolicy
            metadata:
              {name: a, namespace: n, labels: {}, annotations: {}, uid: u, resourceVersion: "1", generation: 1, creationTimestamp: t, deletionTimestamp: t,
               deletionGracePeriodSeconds: 1, finalizers: [], ownerReferences: [], managedFields: [], selfLink: s}
            """);

        Assert.Empty(read.Problems);
    }

    [Theory]
    [InlineData("2027-01-31T00:00:00.1234567Z", true)]
    [InlineData("2027-01-31T00:00:00.5+09:00", true)]
    [InlineData("2027-01-31t00:00:00Z", false)]
    [InlineData("2027-01-31T00:00:00z", false)]
    [InlineData("2027-01-31 00:00:00Z", false)]
    [InlineData("2027-01-31T00:00Z", false)]
    [InlineData("2027-02-31T00:00:00Z", false)]
    public void Takes_times_as_Kubernetes_writes_them(string time, bool isTime) =>
        Assert.Equal(isTime, !PolicyFile.Messages($"  exemptions: [{{reason: a, expires: \"{time}\"}}]").Any());
}
