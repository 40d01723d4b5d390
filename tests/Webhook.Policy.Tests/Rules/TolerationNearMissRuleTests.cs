using Webhook.Model.Manifests;
using Webhook.Policy.Policies;
using Webhook.Policy.Rules;
using Webhook.Policy.Rules.Tolerations;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Rules;

public sealed class TolerationNearMissRuleTests
{
    private readonly TolerationNearMissRule _rule = new();

    [Theory]
    [InlineData("gpu", "", "", "", "gpu=a100:NoSchedule", "the value: operator Equal, the default, without a value matches only a taint without one")]
    [InlineData("gpu", "Equal", "", "", "gpu=a100:NoSchedule", "the value: operator Equal without a value matches only a taint without one")]
    [InlineData("gpu", "Equal", "present", "NoSchedule", "gpu=true:NoSchedule", "the value")]
    [InlineData("gpu", "Equal", "True", "NoSchedule", "gpu=true:NoSchedule", "upper and lower case of the value")]
    [InlineData("gpu", "Equal", "true", "NoSchedule", "gpu:NoSchedule", "the value, which the taint does not have")]
    [InlineData("gpu", "Exists", "", "NoSchedule", "gpu=true:NoExecute", "the effect")]
    [InlineData("Dedicated", "Exists", "", "NoSchedule", "dedicated:NoSchedule", "upper and lower case of the key")]
    [InlineData("nvidia.com/gpus", "Exists", "", "", "nvidia.com/gpu:NoSchedule", "the spelling of the key")]
    [InlineData("example.com/dedicatd", "Exists", "", "", "example.com/dedicated:NoSchedule", "the spelling of the key")]
    [InlineData("node-role.kubernetes.io/master", "", "", "NoSchedule", "node-role.kubernetes.io/control-plane:NoSchedule", "the name of the control plane, which was renamed from master to control-plane")]
    [InlineData("node-role.kubernetes.io/control-plane", "Exists", "", "", "node-role.kubernetes.io/master:NoSchedule", "the name of the control plane, which was renamed from master to control-plane")]
    [InlineData("pool-a", "Exists", "", "", "pool-b:NoSchedule", null)]
    [InlineData("example.com/pool1", "Exists", "", "", "example.com/pool2:NoSchedule", null)]
    [InlineData("gpu", "Equal", "present", "NoExecute", "gpu=true:NoSchedule", null)]
    [InlineData("storage", "Exists", "", "", "gpu=true:NoSchedule", null)]
    [InlineData("gpu", "Exists", "", "", "gpu=true:NoSchedule", null)]
    [InlineData("gpu", "Gt", "5", "", "gpu=6:NoSchedule", null)]
    [InlineData("node.kubernetes.io/not-ready", "Exists", "", "NoExecute", "node.kubernetes.io/not-ready:NoSchedule", null)]
    public void Says_in_what_one_thing_a_toleration_misses_a_taint(string key, string op, string value, string effect, string taint, string? difference)
    {
        var review = A.Creation(A.DaemonSet().Tolerating(key, op, value, effect)) with { Cluster = A.Cluster().Node("a", taint).Node("b", taint).Node("c").Build() };

        var messages = RuleRun.Messages(_rule, review);

        if (difference is null)
            Assert.Empty(messages);
        else
            Assert.EndsWith($"matches no taint of a live node, but taint {taint}, which keeps the pods off 2 nodes, differs from it only in {difference}", Assert.Single(messages), StringComparison.Ordinal);
    }

    [Fact]
    public void Writes_the_entry_that_matches()
    {
        var review = A.Creation(A.DaemonSet().Tolerating("nvidia.com/gpu", "Equal", "present", "NoSchedule")) with { Cluster = A.Cluster().Node("a", "nvidia.com/gpu=true:NoSchedule").Build() };

        Assert.Equal(
            "if the pods belong there, write - {key: nvidia.com/gpu, operator: Equal, value: \"true\", effect: NoSchedule}",
            Assert.Single(RuleRun.Of(_rule, review)).Remedy);
    }

    [Fact]
    public void Is_silent_where_another_entry_opens_the_nodes_or_labels_keep_the_pods_off()
    {
        var cluster = A.Cluster().Node("a", "gpu=true:NoSchedule").Build();
        var opened = A.DaemonSet().Tolerating("gpu", "Equal", "present").Tolerating("", "Exists");
        var elsewhere = A.DaemonSet().Tolerating("gpu", "Equal", "present").PodSpec(pod => pod with { NodeName = "b" });

        Assert.All([opened, elsewhere], daemonSet => Assert.Empty(RuleRun.Of(_rule, A.Creation(daemonSet) with { Cluster = cluster })));
    }

    [Fact]
    public void Is_set_and_exempted_by_the_id_of_the_rule_that_it_took_in()
    {
        var read = PolicyReader.Read(ManifestReader.Read(
            "p.yaml",
            "apiVersion: daemonset-webhook.dev/v1alpha1\nkind: DaemonSetPolicy\nmetadata: {name: p}\n"
                + "spec: {rules: {valueless-toleration: {action: Deny}}, exemptions: [{reason: r, daemonSets: [other], rules: [valueless-toleration]}]}\n"));
        var engine = new PolicyEngine(read.Policies);
        var cluster = A.Cluster().Node("a", "gpu=true:NoSchedule").Build();

        Assert.Empty(read.Problems);
        var finding = Assert.Single(engine.Evaluate(A.Creation(A.DaemonSet().Tolerating("gpu")) with { Cluster = cluster }).Findings, finding => finding.Rule == "toleration-near-miss");
        Assert.Equal(RuleAction.Deny, finding.Action);
        Assert.DoesNotContain(engine.Evaluate(A.Creation(A.DaemonSet().Named("other").Tolerating("gpu")) with { Cluster = cluster }).Findings, other => other.Rule == "toleration-near-miss");
    }
}
