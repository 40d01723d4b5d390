using Webhook.Admission;
using Webhook.Model.Admission;
using Webhook.Policy;
using Webhook.Policy.Rules;

namespace Webhook.Tests.EndToEnd;

public sealed class ThrowingRuleTests
{
    [Fact]
    public async Task Lets_the_other_rules_decide_when_one_throws()
    {
        await using var server = await TestServer.StartAsync(change: surroundings => surroundings with
        {
            Engine = policies => new PolicyEngine(policies, [new ThrowingRule(), .. RuleCatalogue.All]),
        });
        var old = Reviews.Agent(old => old["spec"]!["selector"]!["matchLabels"]!["app"] = "old");

        var allowed = await TestServer.ReviewAsync(server.Client(), "/validate", Reviews.Create(Reviews.Agent()));
        var denied = await TestServer.ReviewAsync(server.Client(), "/validate", Reviews.Update(old, Reviews.Agent()));

        Assert.Equal((Reviews.Uid, true), (allowed.GetProperty("uid").GetString(), allowed.GetProperty("allowed").GetBoolean()));
        Assert.Equal((Reviews.Uid, false), (denied.GetProperty("uid").GetString(), denied.GetProperty("allowed").GetBoolean()));
        Assert.Equal(2, await server.MetricAsync("daemonset_webhook_rule_errors_total{rule=\"other\"}"));
        Assert.Equal(2, server.Log.Lines.Count(line => line.Id == 1003));
    }

    [Theory]
    [InlineData("/mutate")]
    [InlineData("/validate")]
    public async Task Lets_pass_with_a_warning_when_the_engine_throws(string path)
    {
        await using var server = await TestServer.StartAsync(change: surroundings => surroundings with { Wrap = (_, _) => new ThrowingReviewer() });

        var response = await TestServer.ReviewAsync(server.Client(), path, Reviews.Create(Reviews.Agent()));

        Assert.Equal((Reviews.Uid, true), (response.GetProperty("uid").GetString(), response.GetProperty("allowed").GetBoolean()));
        Assert.Equal(
            $"DaemonSet logging/agent: not judged by daemonset-webhook: internal error, see its log for uid {Reviews.Uid}",
            response.GetProperty("warnings")[0].GetString());
        Assert.Contains(server.Log.Lines, line => line.Id == 1002);
    }

    private sealed class ThrowingRule : Rule
    {
        public override RuleDescriptor Descriptor { get; } = new()
        {
            Id = "throwing",
            Title = "Throws",
            Category = RuleCategory.Life,
            DefaultAction = RuleAction.Deny,
            What = "Throws.",
            Why = "Because.",
            Remedy = "None.",
            Source = "None.",
        };

        public override void Check(DaemonSetReview review, FindingSink findings) => throw new InvalidOperationException("a rule's mistake");
    }

    private sealed class ThrowingReviewer : IReviewer
    {
        public AdmissionDecision Review(AdmissionRequest request, ReviewDeadline deadline) => throw new InvalidOperationException("an engine's mistake");
    }
}
