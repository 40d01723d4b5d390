using Webhook.Model.Core;
using Webhook.Policy.Rollouts;
using Webhook.Policy.Templates;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Rollouts;

public sealed class StalePodsTests
{
    [Fact]
    public void Finds_pods_of_older_revisions_oldest_first()
    {
        var cluster = A.Cluster().Revision("a", 1).Revision("b", 2).Pod("new", "n0", hash: "b").Pod("old", "n1", hash: "a", hours: 5)
            .Pod("older", "n2", hash: "a", hours: 9).Pod("unlabelled", "n3", hours: 1).Build();

        var stale = StalePods.Of(A.StoredDaemonSet().Build(), cluster);

        Assert.Equal((4, "b"), (stale.Total, stale.Hash));
        Assert.Equal(["older", "old", "unlabelled"], stale.Pods.Select(pod => pod.Name));
    }

    [Fact]
    public void Takes_an_old_revision_that_was_rolled_back_to_for_the_current_one() =>
        Assert.Empty(StalePods.Of(A.StoredDaemonSet().Build(), A.Cluster().Revision("b", 2).Revision("a", 3).Pod("p", "n0", hash: "a").Build()).Pods);

    [Fact]
    public void Calls_nothing_stale_while_no_revision_is_known() =>
        Assert.Empty(StalePods.Of(A.StoredDaemonSet().Build(), A.Cluster().Pod("p", "n0", hash: "a").Build()).Pods);

    [Fact]
    public void Believes_the_generation_of_the_template_too()
    {
        var daemonSet = A.StoredDaemonSet().Metadata(metadata => metadata with
        {
            Annotations = new Dictionary<string, string> { [TemplateComparison.TemplateGenerationAnnotation] = "4" },
        }).Build();
        var cluster = A.Cluster().Revision("b", 2).With(Labelled("p", "4")).With(Labelled("q", "3")).Build();

        Assert.Equal("q", Assert.Single(StalePods.Of(daemonSet, cluster).Pods).Name);

        static Pod Labelled(string name, string generation) => new()
        {
            Uid = name,
            Name = name,
            Controller = new() { Uid = "ds" },
            Labels = new Dictionary<string, string> { [PodRevision.GenerationLabel] = generation },
        };
    }

    [Fact]
    public void Lists_pods_of_one_age_by_their_names() =>
        Assert.Equal(
            ["a", "b", "c"],
            StalePods.Of(A.StoredDaemonSet().Build(), A.Cluster().Revision("new", 1).Pod("c", "n0").Pod("a", "n1").Pod("b", "n2").Build()).Pods.Select(pod => pod.Name));

    [Fact]
    public void Knows_no_pod_of_an_unknown_revision()
    {
        var pod = new Pod { Labels = new Dictionary<string, string> { ["controller-revision-hash"] = "" } };

        Assert.False(PodRevision.IsCurrent(pod, "", null));
    }
}
