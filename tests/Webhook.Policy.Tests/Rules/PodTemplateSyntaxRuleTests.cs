using System.Text;
using System.Text.Json.Nodes;
using Webhook.Model.Admission;
using Webhook.Policy.Rules.PodTemplates;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Rules;

public sealed class PodTemplateSyntaxRuleTests
{
    private readonly PodTemplateSyntaxRule _rule = new();

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, PodTemplateCase.All.Count)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Reports_what_the_API_server_refuses_and_nothing_else(int number)
    {
        var it = PodTemplateCase.All[number];

        var findings = RuleRun.Of(_rule, Review(PodTemplateCase.With(it)));

        Assert.True(it.IsReported == (findings.Count > 0), $"{it}: {string.Join("; ", findings.Select(finding => finding.Message))}");
        Assert.All(findings, finding => Assert.StartsWith("spec.template", finding.Field, StringComparison.Ordinal));
        Assert.All(findings, finding => Assert.StartsWith(finding.Field + " ", finding.Message, StringComparison.Ordinal));
        Assert.All(findings, finding => Assert.NotEmpty(finding.Remedy));
    }

    [Fact]
    public void Reports_every_fault_with_its_place()
    {
        var daemonSet = PodTemplateCase.With(
            new("", "container", """{"image": "", "ports": [{"containerPort": 80}, {"containerPort": 0}], "volumeMounts": [{"name": "x", "mountPath": "/x"}]}"""),
            new("", "spec", """{"nodeSelector": {"a b": "c"}, "dnsPolicy": "None"}"""));

        Assert.Equal(
            [
                "spec.template.spec.containers[0].image",
                "spec.template.spec.containers[0].ports[1].containerPort",
                "spec.template.spec.containers[0].volumeMounts[0].name",
                "spec.template.spec.dnsConfig.nameservers",
                "spec.template.spec.nodeSelector[a b]",
            ],
            RuleRun.Fields(_rule, Review(daemonSet)).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Leaves_what_the_API_server_has_taken_to_it()
    {
        var review = Review(PodTemplateCase.With(new PodTemplateCase("", "spec", """{"containers": []}""")));

        Assert.NotEmpty(RuleRun.Of(_rule, review));
        Assert.Empty(RuleRun.Of(_rule, review with { Source = ReviewSource.Admission }));
        Assert.Empty(RuleRun.Of(_rule, review with { Source = ReviewSource.Audit }));
    }

    [Fact]
    public void Lets_an_update_keep_values_of_a_node_affinity_that_are_no_label_values()
    {
        var values = PodTemplateCase.All.Single(it => it.Change.Contains("no label value!", StringComparison.Ordinal));
        var review = Review(PodTemplateCase.With(values));

        Assert.NotEmpty(RuleRun.Of(_rule, review));
        Assert.Empty(RuleRun.Of(_rule, review with { Operation = Operation.Update, OldObject = review.Object }));
    }

    private static DaemonSetReview Review(JsonObject daemonSet)
    {
        var json = Encoding.UTF8.GetBytes(daemonSet.ToJsonString());
        var document = DaemonSetDecoder.Decode(json, out var problem);
        Assert.Empty(problem);
        return A.Review(Operation.Create, document!.DaemonSet, null) with { ObjectJson = json };
    }
}
