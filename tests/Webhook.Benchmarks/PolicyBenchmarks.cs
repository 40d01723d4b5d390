using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Webhook.Admission;
using Webhook.Model.Admission;
using Webhook.Model.Manifests;
using Webhook.Policy;
using Webhook.Policy.Injection;
using Webhook.Policy.Policies;
using Webhook.Policy.Verdicts;

namespace Webhook.Benchmarks;

/// <summary>What policies cost: to read, to compile, and to judge a review of 10 kB by, one of them or fifty that all match.</summary>
[MemoryDiagnoser]
[Config(typeof(InProcessConfig))]
public class PolicyBenchmarks
{
    private readonly string _text = PolicyReader.DefaultPolicyText;
    private List<DaemonSetPolicy> _policies = [];
    private PolicyEngine _engine = null!;
    private DaemonSetReview _review = null!;

    /// <summary>How many policies are loaded. Every third one sets a limit of its own, of three different ones.</summary>
    [Params(1, 50)]
    public int Policies { get; set; }

    /// <summary>Builds the engine and the review.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _policies = [.. Enumerable.Range(0, Policies).Select(Policy)];
        _engine = new(_policies);
        var request = AdmissionReviewReader.Read(ReviewPayload.Creation(10_000)).Request!;
        _review = ReviewInput.Read(request, Operation.Create, DateTimeOffset.UnixEpoch, out var problem) ?? throw new InvalidOperationException(problem);
    }

    /// <summary>The embedded policy, from YAML with its comments to a validated policy.</summary>
    [Benchmark]
    public PolicyReadResult ReadYaml() => PolicyReader.Read(ManifestReader.Read("policy.yaml", _text));

    /// <summary>From policies to an engine.</summary>
    [Benchmark]
    public PolicyEngine Compile() => new(_policies);

    /// <summary>All rules for all policies.</summary>
    [Benchmark]
    public Verdict Evaluate() => _engine.Evaluate(_review);

    /// <summary>The tolerations that all policies want.</summary>
    [Benchmark]
    public TolerationInjection Inject() => _engine.Inject(_review);

    private static DaemonSetPolicy Policy(int place) => PolicyReader.Default with
    {
        Name = $"policy-{place}",
        Match = new() { Namespaces = ["mon*", $"team-{place}"], ExcludeNamespaces = ["kube-*"] },
        Rules = place % 3 != 2 ? PolicyReader.Default.Rules : new Dictionary<string, RuleSetting>
        {
            ["max-unavailable"] = new() { Parameters = new(new Dictionary<string, JsonElement> { ["limit"] = JsonElement.Parse($"\"{40 + (place % 9)}%\"") }) },
        },
    };
}
