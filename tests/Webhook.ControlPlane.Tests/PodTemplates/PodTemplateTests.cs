using System.Text;
using System.Text.Json.Nodes;
using Webhook.ControlPlane.Tests.Placement;
using Webhook.Model.Admission;
using Webhook.Policy;
using Webhook.Policy.Rules;
using Webhook.Testing;

namespace Webhook.ControlPlane.Tests.PodTemplates;

/// <summary>What the rule pod-template-syntax says, beside what the API server says to a dry run.</summary>
[Collection(nameof(PlacementCluster))]
public sealed class PodTemplateTests(PlacementCluster cluster)
{
    // The release whose rules the cases state; of older ones they know 1.20.
    private const int Modern = 36;
    private const int Seed = 20261130;
    private const int Pairs = 300;

    private static readonly string[] NewFields = ["\"os\"", "hostProcess"];

    [Fact]
    public async Task Is_taken_and_refused_by_the_API_server_as_the_cases_say()
    {
        var isModern = await cluster.Live.MinorVersionAsync() >= Modern;
        var differences = new List<string>();
        foreach (var it in PodTemplateCase.All)
        {
            var refusal = await cluster.Live.RefusalOfAsync(PodTemplateCase.With(it));
            if (it.IsAccepted(isModern) != (refusal.Length == 0))
                differences.Add($"{it.Verdict} | {it.Where} | {it.Change}: {(refusal.Length == 0 ? "accepted" : refusal)}");
        }

        Assert.True(differences.Count == 0, string.Join("\n", differences));
    }

    [Fact]
    public async Task Reports_no_pair_of_changes_that_the_API_server_takes()
    {
        var isModern = await cluster.Live.MinorVersionAsync() >= Modern;
        var dice = new Random(Seed);

        // What an older server takes and 1.36 refuses is reported; a field that it does not know spoils a pair as well.
        var cases = PodTemplateCase.All.Where(it => isModern || (it.Verdict != "refused-later" && !NewFields.Any(it.Change.Contains))).ToList();
        var (taken, wrong) = (0, new List<string>());
        for (var i = 0; i < Pairs; i++)
        {
            // Mostly of accepted ones: a bad one spoils the pair.
            var pair = new[] { Pick(cases, dice), Pick(cases, dice) }.OrderBy(it => it.Where == "spec" ? 0 : 1).ToList();
            if (pair.Any(it => it.Where == "container") && pair.Any(it => it.Change.Contains("\"containers\"", StringComparison.Ordinal)))
                continue;

            var daemonSet = PodTemplateCase.With(pair);
            var refusal = await cluster.Live.RefusalOfAsync(daemonSet);
            taken += refusal.Length == 0 ? 1 : 0;
            if (refusal.Length == 0 && Findings(daemonSet) is { Count: > 0 } findings)
                wrong.Add($"{findings[0].Message}: {daemonSet.ToJsonString()}");
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        Assert.InRange(taken, Pairs / 4, Pairs);
    }

    private static PodTemplateCase Pick(List<PodTemplateCase> cases, Random dice)
    {
        var it = cases[dice.Next(cases.Count)];
        return it.Verdict == "accepted" || dice.Next(4) == 0 ? it : Pick(cases, dice);
    }

    private static IReadOnlyList<Finding> Findings(JsonObject daemonSet)
    {
        var json = Encoding.UTF8.GetBytes(daemonSet.ToJsonString());
        var document = DaemonSetDecoder.Decode(json, out var problem);
        Assert.Empty(problem);
        return RuleRun.Of(RuleCatalogue.Find("pod-template-syntax")!, A.Review(Operation.Create, document!.DaemonSet, null) with { ObjectJson = json });
    }
}
