using System.Text;
using Webhook.Model.Core;
using Webhook.Policy.Rules;
using Webhook.Policy.Rules.Placement;
using Webhook.Policy.Rules.Tolerations;
using Webhook.Policy.Rules.UpdateStrategies;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Rules;

public sealed class LiveRuleTests
{
    private const string Template = """{"spec":{"template":{"spec":{"nodeName":"a"}}}}""";
    private const string OtherTemplate = """{"spec":{"template":{"spec":{"nodeName":"b"}}}}""";

    public static TheoryData<string> Live => [.. RuleCatalogue.All.Where(rule => rule.Descriptor.IsLive).Select(rule => rule.Descriptor.Id)];

    [Theory]
    [MemberData(nameof(Live))]
    public void Is_silent_about_a_healthy_DaemonSet_that_is_updated_audited_or_applied_again(string id)
    {
        var stored = A.StoredDaemonSet().Containers(new Container { Name = "agent", Ports = [new() { Port = 80, HostPort = 80 }] });
        var cluster = A.Cluster().Nodes(3).With(stored).Revision("a", 1)
            .Pod("p", "n0", hash: "a").Pod("q", "n1", hash: "a").Pod("r", "n2", hash: "a").Build();
        DaemonSetReview[] reviews =
        [
            A.Update(stored, stored) with { Cluster = cluster },
            A.LiveObject(stored) with { Cluster = cluster },
            A.Manifest(stored).Against(cluster),
            A.Deletion(stored) with { Cluster = cluster },
        ];

        Assert.Empty(reviews.SelectMany(review => RuleRun.Messages(RuleCatalogue.Find(id)!, review)));
    }

    [Theory]
    [MemberData(nameof(Live))]
    public void Takes_a_cluster_without_objects(string id)
    {
        var cluster = A.Cluster().Build();

        Assert.Empty(RuleRun.Of(RuleCatalogue.Find(id)!, A.Creation(A.DaemonSet()) with { Cluster = cluster }));
        Assert.Empty(RuleRun.Of(RuleCatalogue.Find(id)!, A.Update(A.DaemonSet(), A.DaemonSet()) with { Cluster = cluster }));
    }

    [Theory]
    [InlineData(null, 1, false)]
    [InlineData("""{"minimum": 60}""", 2, false)]
    [InlineData("""{"minimum": "61%"}""", 2, true)]
    [InlineData("""{"minimum": 100}""", 0, false)]
    [InlineData("""{"minimum": 0}""", 5, true)] // no node at all is always too few
    public void Compares_the_coverage_with_the_minimum(string? parameters, int tainted, bool flagged)
    {
        var cluster = A.Cluster();
        for (var i = 0; i < 5; i++)
            cluster.Node($"n{i}", i < tainted ? ["k:NoSchedule"] : []);

        var findings = RuleRun.Of(new NodeCoverageRule().Configure(Parameters.Of(parameters)), A.Creation(A.DaemonSet()) with { Cluster = cluster.Build() });

        Assert.Equal(flagged, findings.Count > 0);
    }

    [Theory]
    [InlineData("", "", "", true)]
    [InlineData("Equal", "", "", true)]
    [InlineData("Exists", "", "", false)]
    [InlineData("", "gpu", "", false)]
    [InlineData("", "", "NoSchedule", true)]
    [InlineData("", "", "NoExecute", false)] // no live taint of the key has this effect
    public void Flags_tolerations_that_lack_the_value_of_every_live_taint(string op, string value, string effect, bool flagged)
    {
        var cluster = A.Cluster().Node("a", "dedicated=gpu:NoSchedule").Build();
        var daemonSet = A.DaemonSet().Tolerating("dedicated", op, value, effect);

        Assert.Equal(flagged ? 1 : 0, RuleRun.Of(new TolerationNearMissRule(), A.Creation(daemonSet) with { Cluster = cluster }).Count);
    }

    [Theory]
    [InlineData(Template, Template, null)]
    [InlineData(OtherTemplate, Template, "this change of spec.template")]
    [InlineData("", Template, "a change of spec.template")]
    [InlineData(Template, "", "a change of spec.template")] // a manifest against a cluster
    public void Speaks_of_a_roll_out_only_where_the_template_may_change(string updated, string stored, string? subject)
    {
        var cluster = A.Cluster().Node("a").Node("b", false, []).Pod("p", "a").Pod("q", "b", ready: false).Build();
        var review = A.Update(A.StoredDaemonSet(), A.StoredDaemonSet()) with
        {
            Cluster = cluster,
            ObjectJson = Encoding.UTF8.GetBytes(updated),
            OldObjectJson = Encoding.UTF8.GetBytes(stored),
        };

        var messages = RuleRun.Messages(new RolloutBlockedRule(), review);

        Assert.Equal(subject is null ? 0 : 1, messages.Count);
        Assert.All(messages, message => Assert.StartsWith($"{subject} does not reach 1 available pod", message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(3, 3, 3, 3, 3, false)]
    [InlineData(4, 3, 3, 3, 3, true)] // not seen yet
    [InlineData(3, 3, 3, 2, 3, true)]
    [InlineData(3, 3, 3, 3, 2, true)]
    public void Goes_by_the_status_as_kubectl_rollout_status_does(int generation, int observed, int desired, int updated, int available, bool flagged)
    {
        var stored = A.StoredDaemonSet().Metadata(metadata => metadata with { Generation = generation }).With(it => it with
        {
            Status = new() { ObservedGeneration = observed, DesiredNumberScheduled = desired, UpdatedNumberScheduled = updated, NumberAvailable = available },
        });
        var review = A.Update(stored, A.StoredDaemonSet()) with { Cluster = A.Cluster().Nodes(3).Build() };

        Assert.Equal(flagged ? 1 : 0, RuleRun.Of(new RolloutInProgressRule(), review).Count);
        Assert.Empty(RuleRun.Of(new RolloutInProgressRule(), A.Update(stored, A.StoredDaemonSet().Strategy("OnDelete")) with { Cluster = review.Cluster }));
    }

    [Fact]
    public void Says_nothing_of_a_roll_out_to_what_is_created()
    {
        var cluster = A.Cluster().Node("a").Node("b", false, []).Pod("p", "a").Pod("q", "b", ready: false).Build();
        DaemonSetReview[] reviews = [A.Creation(A.DaemonSet()) with { Cluster = cluster }, A.Creation(A.DaemonSet().Strategy("OnDelete")) with { Cluster = cluster }];

        Assert.Empty(reviews.SelectMany(review => RuleRun.Of(new RolloutBlockedRule(), review)));
        Assert.Empty(reviews.SelectMany(review => RuleRun.Of(new OnDeleteStaleRule(), review)));
    }

    [Fact]
    public void Resolves_maxUnavailable_on_the_nodes_of_the_cluster_rather_than_on_an_exported_status()
    {
        var review = A.Manifest(A.DaemonSet().Rolling("3").OnNodes(100)) with { Cluster = A.Cluster().Nodes(4).Build() };

        Assert.EndsWith("is 3 (3 of 4 nodes), above the limit of 50%", Assert.Single(RuleRun.Messages(new MaxUnavailableRule(), review)), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_the_live_taints_that_a_keyless_toleration_opens()
    {
        var daemonSet = A.DaemonSet().Tolerating("", "Exists", effect: "NoExecute");
        var cluster = A.Cluster().Node("a", "x:NoExecute", "y:NoSchedule").Node("b", "x:NoExecute");

        Assert.EndsWith("(of live nodes x:NoExecute on 2 nodes)", Message(cluster), StringComparison.Ordinal);
        Assert.EndsWith("(no live node has one now)", Message(A.Cluster().Node("a")), StringComparison.Ordinal);

        string Message(ClusterBuilder live) => Assert.Single(RuleRun.Messages(new BroadTolerationRule(), A.Creation(daemonSet) with { Cluster = live.Build() }));
    }
}
