using Webhook.Policy.Rules.PodTemplates;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Rules;

/// <summary>When pod-references speaks of a class that is limited on some clusters.</summary>
public sealed class PodReferencesRuleTests
{
    private readonly PodReferencesRule _rule = new();

    [Theory]
    [InlineData("system-node-critical", "logging", true)]
    [InlineData("system-cluster-critical", "logging", true)]
    [InlineData("system-node-critical", "kube-system", false)]
    [InlineData("", "logging", false)]
    [InlineData("node-agents", "logging", false)]
    public void Names_the_class_and_the_namespace(string name, string @namespace, bool reported)
    {
        var found = RuleRun.Of(_rule, A.Creation(With(name).InNamespace(@namespace)));

        Assert.Equal(reported ? ["spec.template.spec.priorityClassName"] : [], found.Select(finding => finding.Field));
        Assert.All(found, finding => Assert.Contains($"is {name} in namespace {@namespace}", finding.Message, StringComparison.Ordinal));
        Assert.All(found, finding => Assert.Contains($"name: {name}, namespace: {@namespace}", finding.Remedy, StringComparison.Ordinal));
    }

    [Fact]
    public void Is_silent_once_pods_of_that_class_were_accepted()
    {
        var accepted = Stored("system-node-critical", generation: 2, observed: 2, updated: 1);

        Assert.Empty(RuleRun.Of(_rule, A.Update(accepted, With("system-node-critical"))));
        Assert.Empty(RuleRun.Of(_rule, A.LiveObject(accepted)));
        Assert.Single(RuleRun.Of(_rule, A.Update(accepted, With("system-cluster-critical"))));
        Assert.Single(RuleRun.Of(_rule, A.Update(Stored("", 2, 2, 1), With("system-node-critical"))));
        Assert.Single(RuleRun.Of(_rule, A.LiveObject(Stored("system-node-critical", 2, 2, 0))));
        Assert.Single(RuleRun.Of(_rule, A.LiveObject(Stored("system-node-critical", 2, 1, 1))));
    }

    private static DaemonSetBuilder With(string name) => A.DaemonSet().PodSpec(pod => pod with { PriorityClassName = name });

    private static DaemonSetBuilder Stored(string name, long generation, long observed, int updated) => With(name)
        .Metadata(metadata => metadata with { Uid = "ds", Generation = generation })
        .With(it => it with { Status = it.Status with { ObservedGeneration = observed, UpdatedNumberScheduled = updated } });
}
