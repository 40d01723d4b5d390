using Webhook.Policy.Policies;
using Webhook.Policy.Rules;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Verdicts;

public sealed class InjectedEntryTests
{
    private const string ControlPlane = "node-role.kubernetes.io/control-plane";

    private static readonly Dictionary<string, RuleSetting> Denied = new()
    {
        ["control-plane-access"] = new() { Action = RuleAction.Deny },
        ["toleration-seconds"] = new() { Action = RuleAction.Deny },
        ["broad-toleration"] = new() { Action = RuleAction.Deny },
        ["redundant-toleration"] = new() { Action = RuleAction.Deny },
    };

    private static readonly PolicyTolerations Added = new()
    {
        ControlPlane = new() { Inject = ControlPlaneMode.Always },
        Extra = [new() { Key = "maintenance", Operator = "Exists", Effect = "NoExecute", TolerationSeconds = 600 }],
    };

    [Fact]
    public void Are_never_held_against_the_author_of_a_DaemonSet() => Assert.Empty(Found(Added, A.DaemonSet()));

    [Fact]
    public void Are_not_held_against_it_when_another_policy_adds_them()
    {
        var engine = new PolicyEngine([new() { Name = "adds", Tolerations = Added }, new() { Name = "denies", Rules = Denied }]);

        Assert.Empty(Found(engine, A.DaemonSet()));
    }

    [Fact]
    public void Leave_what_is_wrong_with_the_entries_of_the_author()
    {
        var found = Found(Added, A.DaemonSet().Tolerating("mine", "Exists", effect: "NoExecute", seconds: 5));

        Assert.StartsWith("spec.template.spec.tolerations[0]", Assert.Single(found).Field, StringComparison.Ordinal);
    }

    [Fact]
    public void Are_the_authors_where_nothing_is_added()
    {
        var daemonSet = A.DaemonSet().Labelled(("daemonset-webhook.dev/inject", "false")).Tolerating(ControlPlane, "Exists", effect: "NoSchedule");

        Assert.Contains(Found(Added, daemonSet), finding => finding is { Rule: "control-plane-access", Action: RuleAction.Deny });
    }

    [Fact]
    public void Are_the_authors_where_a_label_asks_for_them()
    {
        var found = Found(PolicyTolerations.Default, A.DaemonSet().Labelled(("daemonset-webhook.dev/control-plane", "true")));

        var finding = Assert.Single(found);
        Assert.Equal("control-plane-access", finding.Rule);
        Assert.Contains("drop the label or annotation daemonset-webhook.dev/control-plane", finding.Remedy, StringComparison.Ordinal);
    }

    private static IReadOnlyList<Finding> Found(PolicyTolerations tolerations, DaemonSetBuilder daemonSet) =>
        Found(new PolicyEngine([new() { Name = "test", Tolerations = tolerations, Rules = Denied }]), daemonSet);

    /// <summary>What is found of those rules in the DaemonSet as it is admitted.</summary>
    private static IReadOnlyList<Finding> Found(PolicyEngine engine, DaemonSetBuilder daemonSet)
    {
        var json = System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(daemonSet.Build(), Model.ModelJsonContext.Default.DaemonSet);
        var review = A.Creation(daemonSet) with { ObjectJson = json };
        var mutated = review.WithInjection(engine.Inject(review));
        return [.. engine.Evaluate(mutated).Findings.Where(finding => Denied.ContainsKey(finding.Rule))];
    }
}
