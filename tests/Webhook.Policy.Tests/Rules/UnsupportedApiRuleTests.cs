using System.Text;
using Webhook.Policy.Rules.Life;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Rules;

public sealed class UnsupportedApiRuleTests
{
    private readonly UnsupportedApiRule _rule = new();

    [Theory]
    [InlineData("apps/v1", null)]
    [InlineData("extensions/v1beta1", "apiVersion is extensions/v1beta1, which Kubernetes 1.16 and later no longer serve")]
    [InlineData("apps/v1beta2", "apiVersion is apps/v1beta2, which Kubernetes 1.16 and later no longer serve")]
    [InlineData("apps/v1beta1", "apiVersion is apps/v1beta1, which has no DaemonSet")]
    [InlineData("v1", "apiVersion is v1, which has no DaemonSet")]
    [InlineData("", "apiVersion is missing")]
    [InlineData("apps.kruise.io/v1alpha1", null)]
    public void Flags_versions_without_a_DaemonSet(string apiVersion, string? message)
    {
        var daemonSet = A.DaemonSet().With(it => it with { ApiVersion = apiVersion });

        Assert.Equal(message is null ? [] : [message], RuleRun.Messages(_rule, A.Manifest(daemonSet)));
    }

    [Fact]
    public void Accepts_a_live_item_of_a_list_which_carries_no_version() =>
        Assert.Empty(RuleRun.Of(_rule, A.LiveObject(A.DaemonSet().With(it => it with { ApiVersion = "" }))));

    [Fact]
    public void Writes_the_selector_that_the_old_version_made_up()
    {
        var daemonSet = A.DaemonSet().With(it => it with { ApiVersion = "extensions/v1beta1" }).Selector(null).TemplateLabelled(("b", "2"), ("a", "1"));

        var finding = RuleRun.Of(_rule, A.Manifest(daemonSet))[1];

        Assert.Equal("spec.selector", finding.Field);
        Assert.Equal("""write spec.selector.matchLabels: {a: "1", b: "2"}""", finding.Remedy);
    }

    [Theory]
    [InlineData("""{"spec": {}}""", "spec.updateStrategy")]
    [InlineData("""{"spec": {"updateStrategy": {"rollingUpdate": {}}, "templateGeneration": 3}}""", "spec.updateStrategy", "spec.templateGeneration")]
    [InlineData("""{"spec": {"updateStrategy": {"type": "OnDelete"}}}""")]
    [InlineData("""{"spec": null}""")]
    [InlineData("{}")]
    [InlineData("{")]
    [InlineData("""{"spec": {"updateStrategy": null}}""", "spec.updateStrategy")]
    [InlineData("""{"spec": {"updateStrategy": {"type": null}}}""", "spec.updateStrategy")]
    public void Lists_what_else_must_change(string json, params string[] fields)
    {
        var review = A.Manifest(A.DaemonSet().With(it => it with { ApiVersion = "extensions/v1beta1" })) with { ObjectJson = Encoding.UTF8.GetBytes(json) };

        Assert.Equal(["apiVersion", .. fields], RuleRun.Fields(_rule, review));
    }

    [Fact]
    public void Asks_for_labels_too_where_the_template_has_none()
    {
        var daemonSet = A.DaemonSet().With(it => it with { ApiVersion = "apps/v1beta2" }).Selector(null).TemplateLabelled();

        Assert.Equal(
            "write spec.selector.matchLabels, and the same labels in spec.template.metadata.labels", RuleRun.Of(_rule, A.Manifest(daemonSet))[1].Remedy);
    }
}
