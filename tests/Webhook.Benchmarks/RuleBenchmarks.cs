using BenchmarkDotNet.Attributes;
using Webhook.Admission;
using Webhook.Model.Admission;
using Webhook.Policy;
using Webhook.Policy.Rules;

namespace Webhook.Benchmarks;

/// <summary>What each rule costs on a DaemonSet that it finds nothing in; those that need the cluster are in <see cref="LiveRuleBenchmarks"/>.</summary>
[MemoryDiagnoser]
[Config(typeof(InProcessConfig))]
public class RuleBenchmarks
{
    private readonly FindingSink _sink = new();
    private DaemonSetReview _review = null!;
    private Rule _rule = null!;

    /// <summary>Ids of the rules.</summary>
    public static IEnumerable<string> Ids => RuleCatalogue.All.Where(rule => !rule.Descriptor.IsLive).Select(rule => rule.Descriptor.Id);

    /// <summary>The rule.</summary>
    [ParamsSource(nameof(Ids))]
    public string Id { get; set; } = "";

    /// <summary>Decodes the review.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var request = AdmissionReviewReader.Read(ReviewPayload.Creation(10_000)).Request!;
        _review = ReviewInput.Read(request, Operation.Create, DateTimeOffset.UnixEpoch, out var problem) ?? throw new InvalidOperationException(problem);
        _rule = RuleCatalogue.Find(Id)!;
    }

    /// <summary>The check alone.</summary>
    [Benchmark]
    public void Check() => _rule.Check(_review, _sink);
}
