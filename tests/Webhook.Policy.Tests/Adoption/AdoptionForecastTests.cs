using FsCheck;
using FsCheck.Fluent;
using Webhook.Model.Core;
using Webhook.Policy.Adoption;
using Webhook.Policy.Tests.Properties;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Adoption;

public sealed class AdoptionForecastTests
{
    [Fact]
    public void Adopts_only_matching_pods_without_a_controller()
    {
        var other = new Pod { Namespace = "logging", Name = "other", Uid = "other", NodeName = "n0", Labels = new Dictionary<string, string> { ["app"] = "web" } };
        var leaving = new Pod { Namespace = "logging", Name = "leaving", Uid = "leaving", NodeName = "n0", Labels = Agent, DeletionTimestamp = A.Moment };
        var elsewhere = new Pod { Namespace = "default", Name = "elsewhere", Uid = "elsewhere", NodeName = "n0", Labels = Agent };
        var cluster = A.Cluster().Nodes(1).Pod("owned", "n0", "somebody").With(other).With(leaving).With(elsewhere).Pod("orphan", "n0", owner: null);

        Assert.Equal("orphan", Assert.Single(Forecast(A.DaemonSet(), cluster).Adopted).Pod.Name);
    }

    [Fact]
    public void Keeps_the_oldest_of_a_node_and_deletes_the_rest()
    {
        var cluster = A.Cluster().Nodes(1).Pod("young", "n0", owner: null, hash: "x", hours: 1).Pod("old", "n0", owner: null, hash: "x", hours: 2);

        var forecast = Forecast(A.DaemonSet(), cluster);

        Assert.Equal(
            [("old", AdoptionOutcome.KeptIfTemplateIsTheSame), ("young", AdoptionOutcome.Deleted)],
            forecast.Adopted.Select(adopted => (adopted.Pod.Name, adopted.Outcome)));
        Assert.Equal("node n0 keeps the older pod old", forecast.Adopted[1].Reason);
    }

    [Theory]
    [InlineData("k:NoExecute", AdoptionOutcome.Deleted, "node a is not for it: taint k:NoExecute is not tolerated")]
    [InlineData("k:NoSchedule", AdoptionOutcome.Replaced, "it is not of the current template")] // stays for now, as no taint evicts it
    [InlineData("k:PreferNoSchedule", AdoptionOutcome.Replaced, "it is not of the current template")]
    public void Deletes_what_stands_on_an_unsuitable_node(string taint, AdoptionOutcome outcome, string reason)
    {
        var adopted = Assert.Single(Forecast(A.DaemonSet(), A.Cluster().Node("a", taint).Pod("p", "a", owner: null)).Adopted);

        Assert.Equal((outcome, reason), (adopted.Outcome, adopted.Reason));
    }

    [Fact]
    public void Deletes_what_stands_on_a_node_that_is_not_selected()
    {
        var picky = A.DaemonSet().PodSpec(pod => pod with { NodeSelector = new Dictionary<string, string> { ["disk"] = "ssd" } });

        var adopted = Assert.Single(Forecast(picky, A.Cluster().Nodes(1).Pod("p", "n0", owner: null)).Adopted);

        Assert.Equal((AdoptionOutcome.Deleted, "node n0 is not for it: it doesn't match nodeSelector disk=ssd"), (adopted.Outcome, adopted.Reason));
    }

    [Fact]
    public void Deletes_what_has_ended()
    {
        var failed = new Pod { Namespace = "logging", Name = "p", Uid = "p", NodeName = "n0", Labels = Agent, Phase = PodPhase.Failed };

        var adopted = Assert.Single(Forecast(A.DaemonSet(), A.Cluster().Nodes(1).With(failed)).Adopted);

        Assert.Equal((AdoptionOutcome.Deleted, "it has ended"), (adopted.Outcome, adopted.Reason));
    }

    [Fact]
    public void Keeps_a_younger_pod_of_a_node_where_the_older_has_ended()
    {
        var ended = new Pod { Namespace = "logging", Name = "old", Uid = "old", NodeName = "n0", Labels = Agent, Phase = PodPhase.Succeeded };

        var forecast = Forecast(A.DaemonSet(), A.Cluster().Nodes(1).With(ended).Pod("young", "n0", owner: null));

        Assert.Equal(
            [("old", AdoptionOutcome.Deleted), ("young", AdoptionOutcome.Replaced)],
            forecast.Adopted.Select(adopted => (adopted.Pod.Name, adopted.Outcome)));
    }

    [Fact]
    public void Keeps_a_bound_pod_before_one_that_waits_for_the_same_node()
    {
        var waiting = new Pod { Namespace = "logging", Name = "waiting", Uid = "waiting", PinnedNodeName = "n0", Labels = Agent };

        var forecast = Forecast(A.DaemonSet(), A.Cluster().Nodes(1).With(waiting).Pod("running", "n0", owner: null));

        Assert.Equal("node n0 keeps pod running, which is bound to it", forecast.Adopted[1].Reason);
        Assert.Equal(AdoptionOutcome.Replaced, forecast.Adopted[0].Outcome);
    }

    [Theory]
    [InlineData("", "", AdoptionOutcome.Kept, "it counts for no node")] // neither bound nor pinned
    [InlineData("gone", "", AdoptionOutcome.Kept, "node gone is not known")]
    [InlineData("", "gone", AdoptionOutcome.Deleted, "node gone does not exist")]
    public void Takes_pods_whose_node_is_not_known(string node, string pinned, AdoptionOutcome outcome, string reason)
    {
        var pod = new Pod { Namespace = "logging", Name = "p", Uid = "p", NodeName = node, PinnedNodeName = pinned, Labels = Agent };

        var adopted = Assert.Single(Forecast(A.DaemonSet(), A.Cluster().Nodes(1).With(pod)).Adopted);

        Assert.Equal((outcome, reason), (adopted.Outcome, adopted.Reason));
    }

    [Theory]
    [InlineData("b", "RollingUpdate", AdoptionOutcome.Kept, "")]
    [InlineData("a", "RollingUpdate", AdoptionOutcome.Replaced, "it is not of the current template")]
    [InlineData("a", "OnDelete", AdoptionOutcome.Stale, "it is not of the current template")]
    public void Compares_with_the_current_revision_of_a_live_set(string hash, string strategy, AdoptionOutcome outcome, string reason)
    {
        var cluster = A.Cluster().Nodes(1).Revision("a", 1).Revision("b", 2).Pod("p", "n0", owner: null, hash: hash);
        var stored = A.StoredDaemonSet().Strategy(strategy);

        var adopted = Assert.Single(AdoptionForecast.Of(A.Update(stored, stored) with { Cluster = cluster.Build() }).Adopted);

        Assert.Equal((outcome, reason), (adopted.Outcome, adopted.Reason));
    }

    [Fact]
    public void Leaves_open_what_a_live_set_without_a_known_revision_does()
    {
        var stored = A.StoredDaemonSet();
        var cluster = A.Cluster().Nodes(1).Pod("p", "n0", owner: null, hash: "a").Build();

        var adopted = Assert.Single(AdoptionForecast.Of(A.Update(stored, stored) with { Cluster = cluster }).Adopted);

        Assert.Equal((AdoptionOutcome.KeptIfTemplateIsTheSame, "it was made by a DaemonSet"), (adopted.Outcome, adopted.Reason));
    }

    [Theory]
    [InlineData("1", AdoptionOutcome.Kept, AdoptionOutcome.Replaced)]
    [InlineData("3", AdoptionOutcome.Replaced, AdoptionOutcome.Kept)]
    public void Compares_generations_of_the_template(string label, AdoptionOutcome byNewSet, AdoptionOutcome byLiveSet)
    {
        var stored = A.StoredDaemonSet().Metadata(metadata => metadata with
        {
            Annotations = new Dictionary<string, string> { ["deprecated.daemonset.template.generation"] = "3" },
        });
        var cluster = A.Cluster().Nodes(1).With(new Pod
        {
            Namespace = "logging",
            Name = "p",
            Uid = "p",
            NodeName = "n0",
            Labels = new Dictionary<string, string> { ["app"] = "agent", ["pod-template-generation"] = label },
        });

        Assert.Equal(byNewSet, Assert.Single(Forecast(A.DaemonSet(), cluster).Adopted).Outcome);
        Assert.Equal(byLiveSet, Assert.Single(AdoptionForecast.Of(A.LiveObject(stored) with { Cluster = cluster.Build() }).Adopted).Outcome);
    }

    [Fact]
    public void Has_its_own_younger_pod_make_way_for_an_older_orphan()
    {
        var cluster = A.Cluster().Nodes(1).Pod("mine", "n0", hours: 1).Pod("orphan", "n0", owner: null, hours: 2).Build();

        var forecast = AdoptionForecast.Of(A.LiveObject(A.StoredDaemonSet()) with { Cluster = cluster });

        Assert.Equal("mine", Assert.Single(forecast.Displaced).Name);
    }

    [Fact]
    public void Displaces_no_pod_that_counts_for_no_node()
    {
        var orphan = new Pod { Namespace = "logging", Name = "orphan", Uid = "orphan", Labels = Agent };
        var cluster = A.Cluster().Nodes(1).With(orphan).Pod("mine", "").Build();

        Assert.Empty(AdoptionForecast.Of(A.LiveObject(A.StoredDaemonSet()) with { Cluster = cluster }).Displaced);
    }

    [Fact]
    public void Keeps_one_pod_at_most_on_each_node_and_none_where_it_may_not_be()
    {
        var pods = Gen.Choose(0, 4).SelectMany(node => Gen.Choose(1, 9), (node, hours) => (node, hours)).ListOf();
        Prop.ForAll(pods.ToArbitrary(), found =>
        {
            var cluster = A.Cluster().Nodes(4).Node("n4", "k:NoExecute");
            for (var i = 0; i < found.Count; i++)
                cluster.Pod($"p{i}", $"n{found[i].node}", owner: null, hours: found[i].hours);

            var forecast = Forecast(A.DaemonSet(), cluster);

            var oldest = found.Select((pod, index) => (pod.node, pod.hours, Name: $"p{index}")).Where(pod => pod.node < 4).GroupBy(pod => pod.node)
                .Select(node => node.OrderByDescending(pod => pod.hours).ThenBy(pod => pod.Name, StringComparer.Ordinal).First().Name);
            Assert.Equal(found.Count, forecast.Adopted.Count);
            Assert.Equal(
                oldest.Order(StringComparer.Ordinal),
                forecast.Adopted.Where(adopted => adopted.Outcome != AdoptionOutcome.Deleted).Select(adopted => adopted.Pod.Name));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(CaseCount.Of(200)));
    }

    private static Dictionary<string, string> Agent => new() { ["app"] = "agent" };

    private static AdoptionForecast Forecast(DaemonSetBuilder daemonSet, ClusterBuilder cluster) =>
        AdoptionForecast.Of(A.Creation(daemonSet) with { Cluster = cluster.Build() });
}
