using Webhook.Model.Core;
using Webhook.Model.Meta;
using Webhook.Policy.Rules.UpdateStrategies;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Rules;

public sealed class SurgeAffinityConflictRuleTests
{
    private static readonly LabelSelector Own = new() { MatchLabels = new Dictionary<string, string> { ["app"] = "agent" } };
    private static readonly PodAffinityTerm Term = new() { TopologyKey = "kubernetes.io/hostname", LabelSelector = Own };

    private readonly SurgeAffinityConflictRule _rule = new();

    public static TheoryData<PodAffinityTerm, bool> Cases => new()
    {
        { Term, true },
        { Term with { TopologyKey = "topology.kubernetes.io/zone" }, true },
        { Term with { LabelSelector = new() }, true },
        { Term with { LabelSelector = null }, false },
        { Term with { LabelSelector = new() { MatchLabels = new Dictionary<string, string> { ["app"] = "other" } } }, false },
        { Term with { Namespaces = ["logging"] }, true },
        { Term with { Namespaces = ["other"] }, false },
        { Term with { NamespaceSelector = new() }, true },
        { Term with { NamespaceSelector = Own }, false },
        { Term with { MatchLabelKeys = ["controller-revision-hash"] }, false },
        { Term with { MismatchLabelKeys = ["app"] }, false },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Flags_terms_that_match_the_template_itself(PodAffinityTerm term, bool flagged) =>
        Assert.Equal(flagged ? ["spec.updateStrategy.rollingUpdate.maxSurge"] : [], RuleRun.Fields(_rule, A.Manifest(With(term).Rolling("0", "1"))));

    [Fact]
    public void Reads_the_labels_of_the_namespace_where_they_are_known()
    {
        var review = A.Manifest(With(Term with { NamespaceSelector = Own }).Rolling("0", "1"));

        Assert.Empty(RuleRun.Of(_rule, review with { NamespaceLabels = new Dictionary<string, string>() }));
        Assert.Single(RuleRun.Of(_rule, review with { NamespaceLabels = new Dictionary<string, string> { ["app"] = "agent" } }));
    }

    [Fact]
    public void Is_silent_without_a_surge()
    {
        Assert.Empty(RuleRun.Of(_rule, A.Manifest(With(Term).Rolling("1", "0"))));
        Assert.Empty(RuleRun.Of(_rule, A.Manifest(With(Term).Strategy("OnDelete", "0", "1"))));
    }

    private static DaemonSetBuilder With(PodAffinityTerm term) => A.DaemonSet().PodSpec(pod => pod with
    {
        Affinity = new() { PodAntiAffinity = new() { RequiredDuringSchedulingIgnoredDuringExecution = [term] } },
    });
}
