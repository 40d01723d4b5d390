using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Webhook.Admission;
using Webhook.Benchmarks.Scale;
using Webhook.Metrics;
using Webhook.Model.Admission;
using Webhook.Policies;
using Webhook.Policy;
using Webhook.Policy.Rules;

namespace Webhook.Benchmarks.Scrapes;

/// <summary>What instruments add to a review: a review, counted, and counting alone in the same run.</summary>
internal static class InstrumentCost
{
    private const int Rounds = 41;
    private const int ReviewsOfRound = 2_000;
    private const int CountsOfRound = 100_000;
    private const int FindingsOfDecision = 3;

    private static readonly ArrayBufferWriter<byte> Output = new(64 * 1024);

    /// <summary>Measures and prints.</summary>
    public static void Print()
    {
        var body = ReviewPayload.Creation(10_000);
        var handler = Handler(new Instruments(), out var kept, out var metrics);
        var request = AdmissionReviewReader.Read(body).Request!;
        Review(handler, body);
        var decision = kept.Last!;
        var found = decision with { Findings = [.. RuleCatalogue.All.Take(FindingsOfDecision).Select(rule => Finding(rule.Descriptor.Id))] };
        using var recorded = new Activity("review").SetParentId(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded);
        recorded.Start();
        Activity.Current = null;
        List<double> reviews = [];
        List<double> counts = [];
        List<double> findings = [];
        List<double> traced = [];
        for (var round = -5; round < Rounds; round++)
        {
            var whole = PerCall(ReviewsOfRound, () => Review(handler, body));
            var count = PerCall(CountsOfRound, () => metrics.Decided(WebhookKind.Validate, request, decision, TimeSpan.FromMilliseconds(1)));
            var finding = PerCall(CountsOfRound, () => metrics.Decided(WebhookKind.Validate, request, found, TimeSpan.FromMilliseconds(1)));
            Activity.Current = recorded;
            var trace = PerCall(CountsOfRound, () => metrics.Decided(WebhookKind.Validate, request, decision, TimeSpan.FromMilliseconds(1)));
            Activity.Current = null;
            if (round < 0)
                continue;

            reviews.Add(whole);
            counts.Add(count);
            findings.Add(finding);
            traced.Add(trace);
        }

        var (review, counting, countingTraced) = (ScrapeCost.Median(reviews), ScrapeCost.Median(counts), ScrapeCost.Median(traced));
        Console.WriteLine("| what | processor time | of a review |");
        Console.WriteLine("|---|---:|---:|");
        Row("review, counted", review, "");
        Row(Text($"counting alone, {decision.Findings.Count} findings"), counting, Share(counting, review));
        Row(Text($"counting alone, {FindingsOfDecision} findings"), ScrapeCost.Median(findings), Share(ScrapeCost.Median(findings), review));
        Row(Text($"counting alone, {decision.Findings.Count} findings, in a recorded trace"), countingTraced, Share(countingTraced, review));
    }

    private static Finding Finding(string rule) =>
        new() { Rule = rule, Action = RuleAction.Warn, Field = "spec", Message = "message", Remedy = "remedy", Policy = "default" };

    private static void Row(string what, double microseconds, string share) =>
        Console.WriteLine(Text($"| {what} | {microseconds:0.000} µs | {share} |"));

    private static string Share(double part, double whole) => Text($"{part / whole:0.00 %}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static double PerCall(int calls, Action call)
    {
        var took = ThreadClock.Measure(() =>
        {
            for (var i = 0; i < calls; i++)
                call();
        });
        return took.TotalMicroseconds / calls;
    }

    private static void Review(AdmissionHandler handler, byte[] body)
    {
        Output.ResetWrittenCount();
        AdmissionReviewWriter.Write(Output, handler.Handle(AdmissionReviewReader.Read(body), TimeProvider.System.GetTimestamp(), "10s"));
    }

    private static AdmissionHandler Handler(Instruments instruments, out LastDecision kept, out AdmissionMetrics metrics)
    {
        var store = new PolicyStore(
            [], PolicyFiles.Read([]), PolicyLoader.Load([]), policies => new(policies), TimeProvider.System, new(instruments), NullLogger<PolicyStore>.Instance);
        kept = new(new ValidationReviewer(store, null, 0, TimeProvider.System));
        metrics = new(instruments);
        return new(WebhookKind.Validate, kept, metrics, TimeProvider.System, NullLogger<AdmissionHandler>.Instance);
    }

    private sealed class LastDecision(IReviewer reviewer) : IReviewer
    {
        public AdmissionDecision? Last { get; private set; }

        public AdmissionDecision Review(AdmissionRequest request, ReviewDeadline deadline) => Last = reviewer.Review(request, deadline);
    }
}
