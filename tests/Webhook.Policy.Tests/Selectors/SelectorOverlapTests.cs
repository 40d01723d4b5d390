using Webhook.Model.Apps;
using Webhook.Model.Manifests;
using Webhook.Model.Meta;
using Webhook.Policy.Cluster;
using Webhook.Policy.Policies;
using Webhook.Policy.Rules;
using Webhook.Policy.Selectors;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Selectors;

public sealed class SelectorOverlapTests
{
    [Theory]
    [InlineData("app", "agent", "app", "agent", true, true)]
    [InlineData("app", "agent", "app", "web", true, false)]
    [InlineData("tier", "node", "app", "agent", false, true)]
    [InlineData("tier", "node", "app", "web", null, null)] // satisfiable together, and no matter
    public void Tells_who_selects_whom(string key, string value, string labelKey, string label, bool? selectsThis, bool? isSelected)
    {
        var other = Deployment("web", key, value) with { TemplateLabels = new Dictionary<string, string> { [labelKey] = label } };

        var found = SelectorOverlap.Find(A.Creation(A.DaemonSet()) with { Cluster = A.Cluster().With(other).Build() });

        Assert.Equal(selectsThis is null ? [] : [(selectsThis, isSelected)], found.Select(it => ((bool?)it.SelectsThis, (bool?)it.IsSelected)));
    }

    [Fact]
    public void Leaves_out_what_another_workload_owns()
    {
        var replicaSet = Deployment("web-5d8", "app", "agent") with { Kind = "ReplicaSet", Controller = new OwnerReference { Uid = "web" } };

        Assert.Empty(SelectorOverlap.Find(A.Creation(A.DaemonSet()) with { Cluster = A.Cluster().With(replicaSet).Build() }));
    }

    [Fact]
    public void Is_not_its_own_overlap()
    {
        var cluster = A.Cluster().With(A.StoredDaemonSet()).With(A.StoredDaemonSet().InNamespace("other")).Build();

        Assert.Empty(SelectorOverlap.Find(A.Creation(A.DaemonSet()) with { Cluster = cluster }));
        Assert.Empty(SelectorOverlap.Find(A.Update(A.StoredDaemonSet(), A.DaemonSet()) with { Cluster = cluster }));
        Assert.Empty(SelectorOverlap.Find(A.LiveObject(A.StoredDaemonSet()) with { Cluster = cluster }));
    }

    [Fact]
    public void Is_not_its_own_overlap_under_another_name()
    {
        var cluster = A.Cluster().With(A.StoredDaemonSet()).Build();

        Assert.Empty(SelectorOverlap.Find(A.LiveObject(A.StoredDaemonSet().Named("renamed")) with { Cluster = cluster }));
        Assert.Single(SelectorOverlap.Find(A.LiveObject(A.DaemonSet().Named("other")) with { Cluster = cluster }));
        Assert.True(SelectorOverlap.IsItself(A.LiveObject(A.StoredDaemonSet().Named("renamed")), A.StoredDaemonSet().Build()));
        Assert.False(SelectorOverlap.IsItself(A.Creation(A.DaemonSet().Named("other")), A.DaemonSet().Build()));
    }

    [Fact]
    public void Sorts_by_kind_and_name()
    {
        var cluster = A.Cluster().With(Deployment("b", "app", "agent")).With(Deployment("a", "app", "agent") with { Kind = "StatefulSet", Uid = "s" })
            .With(Deployment("a", "app", "agent")).With(A.DaemonSet().Named("z")).Build();

        var found = SelectorOverlap.Find(A.Creation(A.DaemonSet()) with { Cluster = cluster });

        Assert.Equal(["DaemonSet z", "Deployment a", "Deployment b", "StatefulSet a"], found.Select(it => $"{it.Kind} {it.Name}"));
    }

    [Theory]
    [InlineData(2, "antrea-agent.yaml", "antrea-windows.yaml")]
    [InlineData(6, "sriov-device-plugin.yaml")]
    public void Never_denies_the_real_pairs_for_two_systems(int overlaps, params string[] files)
    {
        var daemonSets = files.SelectMany(file => ManifestReader.Read(file, File.ReadAllText(Repository.Path($"tests/corpus/{file}"))).Objects)
            .Select(manifest => manifest.DaemonSet).OfType<DaemonSet>().ToList();
        var cluster = ClusterSnapshot.Of([], new ClusterLists { DaemonSets = daemonSets });
        var engine = new PolicyEngine([PolicyReader.Default]);

        var findings = daemonSets.Select(it => engine.Evaluate(A.Review(Operation.Create, it, null) with { Cluster = cluster }))
            .SelectMany(verdict => verdict.Findings).Where(finding => finding.Rule == "selector-overlap").ToList();

        Assert.All(findings, finding => Assert.Equal(RuleAction.Warn, finding.Action));
        var pairs = from one in daemonSets
                    from other in daemonSets
                    where one.Metadata.Name != other.Metadata.Name && one.Metadata.Namespace == other.Metadata.Namespace
                    where LabelSelectorMatching.Matches(one.Spec.Selector, other.Spec.Template.Metadata.Labels)
                        || LabelSelectorMatching.Matches(other.Spec.Selector, one.Spec.Template.Metadata.Labels)
                    select other.Metadata.Name;
        Assert.Equal((overlaps, overlaps), (pairs.Count(), findings.Count));
        Assert.All(pairs, name => Assert.Contains(findings, finding => finding.Message.Contains($"DaemonSet {name}", StringComparison.Ordinal)));
    }

    [Fact]
    public void Tells_of_ten_workloads_without_a_rest()
    {
        var cluster = A.Cluster();
        for (var i = 0; i < 10; i++)
            cluster.With(Deployment($"web-{i:00}", "app", "agent"));

        var messages = RuleRun.Messages(RuleCatalogue.Find("selector-overlap")!, A.Creation(A.DaemonSet()) with { Cluster = cluster.Build() });

        Assert.Equal(10, messages.Count);
        Assert.All(messages, message => Assert.DoesNotContain("more", message, StringComparison.Ordinal));
    }

    [Fact]
    public void Tells_of_ten_workloads_one_by_one_and_of_the_rest_together()
    {
        var cluster = A.Cluster();
        for (var i = 0; i < 20; i++)
            cluster.With(Deployment($"web-{i:00}", "app", "agent"));

        var messages = RuleRun.Messages(RuleCatalogue.Find("selector-overlap")!, A.Creation(A.DaemonSet()) with { Cluster = cluster.Build() });

        Assert.Equal(11, messages.Count);
        Assert.EndsWith("10 more workloads: Deployment web-10, Deployment web-11, Deployment web-12, Deployment web-13, Deployment web-14 and 5 more", messages[10], StringComparison.Ordinal);
    }

    private static Workload Deployment(string name, string key, string value) => new()
    {
        Kind = "Deployment",
        Namespace = "logging",
        Name = name,
        Uid = name,
        Selector = new() { MatchLabels = new Dictionary<string, string> { [key] = value } },
        TemplateLabels = new Dictionary<string, string> { [key] = value },
    };
}
