using System.Text;
using Webhook.Model.Apps;
using Webhook.Policy.Rollouts;
using Webhook.Policy.Rules;
using Webhook.Policy.Verdicts;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Rollouts;

public sealed class ChangeForecastTests
{
    private const string Restart = "this change restarts 4 pods, 1 at a time, at most about 3 minutes";

    [Fact]
    public void Foretells_what_a_change_of_the_template_restarts() => Assert.Equal(Restart, Of(Update("agent:1", "agent:2")));

    [Fact]
    public void Foretells_which_nodes_a_new_DaemonSet_leaves_out_and_why()
    {
        var cluster = A.Cluster().Nodes(3).Node("m0", "dedicated=gpu:NoSchedule").Node("m1", "dedicated=gpu:NoSchedule").Build();

        Assert.Equal(
            "runs on 3 of 5 nodes: 2 have taint dedicated=gpu:NoSchedule", Of(A.Creation(A.DaemonSet()) with { Cluster = cluster }));
        Assert.Null(Of(A.Creation(A.DaemonSet().Tolerating("dedicated", "Exists")) with { Cluster = cluster }));
    }

    [Theory]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public void Is_silent_about_fewer_pods_than_are_worth_a_word(int least, bool speaks) =>
        Assert.Equal(speaks, Of(Update("agent:1", "agent:2"), least) is not null);

    [Theory]
    [InlineData(3, true)]
    [InlineData(4, false)]
    public void Is_silent_about_a_new_DaemonSet_of_fewer_pods_than_are_worth_a_word(int least, bool speaks) =>
        Assert.Equal(speaks, Of(A.Creation(A.DaemonSet()) with { Cluster = A.Cluster().Nodes(3).Node("m", "k:NoSchedule").Build() }, least) is not null);

    [Fact]
    public void Is_silent_where_nothing_is_set_in_motion()
    {
        var change = Update("agent:1", "agent:2");

        Assert.Null(Of(Update("agent:1", "agent:1")));
        Assert.Null(Of(change with { Cluster = null }));
        Assert.Null(Of(change with { OldObjectJson = default }));
        Assert.Null(Of(A.Deletion(A.StoredDaemonSet()) with { Cluster = change.Cluster }));
        Assert.Null(Of(change with { OldObject = change.OldObject! with { Metadata = change.OldObject.Metadata with { DeletionTimestamp = A.Moment } } }));
    }

    [Fact]
    public void Leaves_a_roll_out_that_waits_for_somebody_to_the_rules()
    {
        var blocked = Update("agent:1", "agent:2") with
        {
            Cluster = A.Cluster().Node("a").Node("b", false, []).Pod("p", "a").Pod("q", "b", ready: false).Build(),
        };
        var change = Update("agent:1", "agent:2");
        var onDelete = change with
        {
            Object = change.Object! with { Spec = change.Object.Spec with { UpdateStrategy = new() { Type = DaemonSetUpdateStrategy.OnDeleteType } } },
        };

        Assert.Null(Of(blocked));
        Assert.Null(Of(onDelete));
    }

    [Theory]
    [InlineData(RuleAction.Audit, true)]
    [InlineData(RuleAction.Warn, false)]
    public void Does_not_repeat_a_finding_that_the_user_sees(RuleAction action, bool speaks)
    {
        var finding = new Finding
        {
            Rule = "rollout-in-progress",
            Action = action,
            Field = "spec",
            Policy = "p",
            Remedy = "wait",
            Message = "this change comes too early and restarts 4 pods, 1 at a time, at most about 3 minutes",
        };

        var told = ChangeForecast.Of(Update("agent:1", "agent:2"), new Verdict { Findings = [finding], Policies = ["p"] }, 1);

        Assert.Equal(speaks ? Restart : null, told);
    }

    private static string? Of(DaemonSetReview review, int least = 1) =>
        ChangeForecast.Of(review, new Verdict { Findings = [], Policies = ["default"] }, least);

    // Of four healthy nodes; only the JSON tells images apart.
    private static DaemonSetReview Update(string before, string after)
    {
        var cluster = A.Cluster().Nodes(4);
        for (var i = 0; i < 4; i++)
            cluster.Pod($"p{i}", $"n{i}");

        return A.Update(A.StoredDaemonSet(), A.StoredDaemonSet()) with
        {
            Cluster = cluster.Build(),
            ObjectJson = Json(after),
            OldObjectJson = Json(before),
        };
    }

    private static byte[] Json(string image) => Encoding.UTF8.GetBytes(
        $$$"""{"spec":{"template":{"spec":{"containers":[{"name":"agent","image":"{{{image}}}"}] } } } }""");
}
