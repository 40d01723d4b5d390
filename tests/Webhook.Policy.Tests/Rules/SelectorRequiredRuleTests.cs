using Webhook.Policy.Rules.Selectors;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Rules;

public sealed class SelectorRequiredRuleTests
{
    private readonly SelectorRequiredRule _rule = new();

    [Fact]
    public void Flags_a_missing_selector_and_offers_the_labels_that_name_the_application()
    {
        var daemonSet = A.DaemonSet().Selector(null).TemplateLabelled(("version", "1"), ("k8s-app", "agent"));

        var finding = Assert.Single(RuleRun.Of(_rule, A.Manifest(daemonSet)));

        Assert.Equal("spec.selector", finding.Field);
        Assert.Equal("spec.selector is missing, so the DaemonSet would match none of its pods", finding.Message);
        Assert.Equal("""write spec.selector.matchLabels: {k8s-app: "agent"}""", finding.Remedy);
    }

    [Fact]
    public void Flags_an_empty_selector_and_offers_all_labels_where_none_names_the_application()
    {
        var daemonSet = A.DaemonSet().Selecting().TemplateLabelled(("tier", "node"), ("name", "agent"));

        var finding = Assert.Single(RuleRun.Of(_rule, A.Manifest(daemonSet)));

        Assert.Equal("spec.selector is empty, which would match every pod of the namespace", finding.Message);
        Assert.Equal("""write spec.selector.matchLabels: {name: "agent", tier: "node"}""", finding.Remedy);
    }

    [Fact]
    public void Asks_for_labels_too_where_the_template_has_none()
    {
        var finding = Assert.Single(RuleRun.Of(_rule, A.Manifest(A.DaemonSet().Selector(null).TemplateLabelled())));

        Assert.Equal("write spec.selector.matchLabels, and the same labels in spec.template.metadata.labels", finding.Remedy);
    }

    [Fact]
    public void Accepts_a_selector_of_expressions_only() =>
        Assert.Empty(RuleRun.Of(_rule, A.Manifest(A.DaemonSet().Selecting().SelectingWhere("app", "Exists"))));

    [Fact]
    public void Leaves_old_API_versions_to_unsupported_api() =>
        Assert.Empty(RuleRun.Of(_rule, A.Manifest(A.DaemonSet().Selector(null).With(it => it with { ApiVersion = "extensions/v1beta1" }))));
}
