using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Webhook.Admission;
using Webhook.Benchmarks.Scale;
using Webhook.Metrics;
using Webhook.Model.Admission;
using Webhook.Policies;

namespace Webhook.Benchmarks.Load;

/// <summary>What fifty policies cost instead of one, in the engine alone and in this process.</summary>
internal static class PolicyFigures
{
    private const int Policies = 50;

    private static readonly byte[] Review = ReviewPayload.Creation(10_000);

    /// <summary>Judges and mutates by one policy, by fifty of which one matches, and by fifty that all match.</summary>
    public static IReadOnlyList<LoadFigure> Measure(LoadStage stage)
    {
        var folder = Directory.CreateTempSubdirectory("daemonset-webhook-load-");
        try
        {
            var one = Reviewers(folder, "one", 1, all: true);
            return
            [
                Compare(stage, "cost by 50 policies, all of which match, / by 1, engine alone", one, Reviewers(folder, "all", Policies, all: true)),
                Compare(stage, "the same, one of the 50 matches", one, Reviewers(folder, "some", Policies, all: false)),
            ];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static LoadFigure Compare(LoadStage stage, string what, Action one, Action many)
    {
        var calls = stage.Options.IsShort ? 20_000 : 100_000;
        var rounds = new List<(double One, double Many)>();
        WarmUp(one, stage.Options.IsShort);
        WarmUp(many, stage.Options.IsShort);
        for (var round = 0; round < stage.Options.Rounds; round++)
            rounds.Add((Cost(one, calls), Cost(many, calls)));

        var ratio = Spread.Of(rounds.Select(round => round.Many / round.One));
        var (few, lot) = (Spread.Of(rounds.Select(round => round.One)), Spread.Of(rounds.Select(round => round.Many)));
        return new(what, "≤ 5", "≤ 2", $"{ratio.Median:0.0} ({lot.Median:0.0} µs of {few.Median:0.0} µs)", $"{ratio.Least:0.0}–{ratio.Most:0.0}");
    }

    /// <summary>For as long as the compiler takes to come to its end.</summary>
    private static void WarmUp(Action review, bool isShort)
    {
        for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(isShort ? 1 : 4);)
            review();
    }

    private static double Cost(Action review, int calls) => ThreadClock.Measure(() =>
    {
        for (var i = 0; i < calls; i++)
            review();
    }).TotalMicroseconds / calls;

    private static Action Reviewers(DirectoryInfo parent, string name, int count, bool all)
    {
        var folder = parent.CreateSubdirectory(name);
        for (var i = 0; i < count; i++)
            File.WriteAllText(Path.Combine(folder.FullName, $"policy-{i:00}.yaml"), Policy(i, all || i == 0 ? "*" : $"team-{i}"));

        var files = PolicyFiles.Read([folder.FullName]);
        var loaded = PolicyLoader.Load(files, DateTimeOffset.UnixEpoch);
        if (loaded.Problems.Count > 0)
            throw new LoadException($"a policy of the benchmark is no good: {loaded.Problems[0]}");

        var store = new PolicyStore(
            [folder.FullName], files, loaded, policies => new(policies), TimeProvider.System, new PolicyMetrics(new Instruments()), NullLogger<PolicyStore>.Instance);
        IReviewer[] reviewers = [new MutationReviewer(store, null, TimeProvider.System), new ValidationReviewer(store, null, 0, TimeProvider.System)];
        var request = AdmissionReviewReader.Read(Review).Request!;
        return () =>
        {
            foreach (var reviewer in reviewers)
                reviewer.Review(request, ReviewDeadline.Of(TimeProvider.System, TimeProvider.System.GetTimestamp(), null));
        };
    }

    private static string Policy(int i, string namespaces) =>
        $$"""
        apiVersion: daemonset-webhook.dev/v1alpha1
        kind: DaemonSetPolicy
        metadata:
          name: policy-{{i:00}}
        spec:
          match:
            namespaces: ["{{namespaces}}"]
          rules:
            max-unavailable: {action: Warn, limit: {{20 + i}}%}
            required-labels: {action: Warn, labels: [{key: app.kubernetes.io/name}]}

        """;
}
