using Webhook.Policy.Rules.Selectors;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Rules;

public sealed class VolatileSelectorRuleTests
{
    private readonly VolatileSelectorRule _rule = new();

    [Theory]
    [InlineData("app", "agent", false)]
    [InlineData("app.kubernetes.io/name", "agent", false)]
    [InlineData("app.kubernetes.io/instance", "agent-1.2.3", false)]
    [InlineData("helm.sh/chart", "agent-1.6.0", true)]
    [InlineData("chart", "agent-1.6.0", true)]
    [InlineData("app.kubernetes.io/version", "1.6.0", true)]
    [InlineData("app.kubernetes.io/managed-by", "Helm", true)]
    [InlineData("heritage", "Tiller", true)]
    [InlineData("pod-template-hash", "5d4f8c7b9", true)]
    [InlineData("controller-revision-hash", "5d4f8c7b9", true)]
    [InlineData("pod-template-generation", "1", true)]
    [InlineData("argocd.argoproj.io/instance", "agents", true)]
    [InlineData("kustomize.toolkit.fluxcd.io/name", "agents", true)]
    [InlineData("helm.toolkit.fluxcd.io/namespace", "flux-system", true)]
    public void Flags_labels_that_change(string key, string value, bool flagged)
    {
        var fields = RuleRun.Fields(_rule, A.Manifest(A.DaemonSet().Selecting(("component", "agent"), (key, value))));

        Assert.Equal(flagged ? [$"spec.selector.matchLabels[{key}]"] : [], fields);
    }

    [Theory]
    [InlineData("In", true)]
    [InlineData("Exists", false)]
    [InlineData("NotIn", false)]
    public void Flags_expressions_that_ask_for_a_value(string op, bool flagged)
    {
        var values = op == "Exists" ? Array.Empty<string>() : ["agent-1.6.0"];
        var fields = RuleRun.Fields(_rule, A.Manifest(A.DaemonSet().SelectingWhere("helm.sh/chart", op, values)));

        Assert.Equal(flagged ? ["spec.selector.matchExpressions[0]"] : [], fields);
    }

    [Theory]
    [InlineData("v1.2", "r.example:5000/a:v1.2", true)]
    [InlineData("v1.2", "r.example:5000/a:v1.2@sha256:00", true)]
    [InlineData("v1.2", "a:v1.3", false)]
    [InlineData("5000", "r.example:5000/a", false)]
    [InlineData("canary", "a:canary", false)]
    public void Flags_the_tag_of_an_image(string value, string image, bool flagged)
    {
        var json = """{"spec": {"template": {"spec": {"containers": [{"name": "a", "image": "IMAGE"}]}}}}""".Replace("IMAGE", image, StringComparison.Ordinal);
        var review = A.Manifest(A.DaemonSet().Selecting(("release", value))) with { ObjectJson = System.Text.Encoding.UTF8.GetBytes(json) };

        Assert.Equal(flagged ? 1 : 0, RuleRun.Of(_rule, review).Count);
    }

    [Fact]
    public void Looks_at_creations_only()
    {
        var daemonSet = A.DaemonSet().Selecting(("chart", "a-1"));

        Assert.NotEmpty(RuleRun.Of(_rule, A.Creation(daemonSet)));
        Assert.Empty(RuleRun.Of(_rule, A.Update(daemonSet, daemonSet)));
        Assert.Empty(RuleRun.Of(_rule, A.LiveObject(daemonSet)));
    }
}
