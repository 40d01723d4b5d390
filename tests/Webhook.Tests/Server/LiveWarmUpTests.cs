using Webhook.Cluster;
using Webhook.Policy;
using Webhook.Policy.Policies;
using Webhook.Policy.Rules;
using Webhook.Server;
using Webhook.Testing;

namespace Webhook.Tests.Server;

public sealed class LiveWarmUpTests
{
    private readonly PolicyEngine _engine = new([PolicyReader.Default]);

    [Fact]
    public void Takes_every_live_rule_to_a_finding()
    {
        var verdicts = SampleReviews.At(A.Moment).Select(review => _engine.Evaluate(review)).ToList();

        var found = verdicts.SelectMany(verdict => verdict.Findings).Select(finding => finding.Rule).ToHashSet();

        // No request asks for the present state of pods.
        Assert.Equal(
            ["pods-not-running"], RuleCatalogue.All.Select(rule => rule.Descriptor).Where(rule => rule.IsLive).Select(rule => rule.Id).Except(found));
        Assert.All(verdicts, verdict => Assert.Empty(verdict.Failures));
    }

    [Fact]
    public void Foretells_a_creation_and_a_roll_out()
    {
        var (findings, forecasts) = LiveWarmUp.Run(_engine, A.Moment);

        Assert.InRange(findings, 8, 100);
        Assert.InRange(forecasts, 2, 6);
    }
}
