using System.Buffers;
using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.Logging.Abstractions;
using Webhook.Admission;
using Webhook.Metrics;
using Webhook.Model.Admission;
using Webhook.Policies;
using Webhook.Policy;
using Webhook.Policy.Injection;
using Webhook.Policy.Verdicts;

namespace Webhook.Benchmarks;

/// <summary>What one call costs between the bytes that come in and the bytes that go out, under the default policy.</summary>
[MemoryDiagnoser]
[Config(typeof(InProcessConfig))]
public class AdmissionBenchmarks
{
    private readonly ArrayBufferWriter<byte> _output = new(64 * 1024);
    private readonly Instruments _instruments = new();
    private byte[] _body = [];
    private DaemonSetReview _review = null!;
    private PolicyEngine _engine = null!;
    private AdmissionResponse _response = null!;
    private AdmissionHandler _mutation = null!;
    private AdmissionHandler _validation = null!;

    /// <summary>The review.</summary>
    [ParamsAllValues]
    public ReviewSize Size { get; set; }

    /// <summary>Builds the payload and everything behind the endpoint.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _body = Size switch
        {
            ReviewSize.Create10kB => ReviewPayload.Creation(10_000),
            ReviewSize.Update14kB => ReviewPayload.Update(14_000),
            _ => ReviewPayload.Creation(150_000),
        };
        var files = PolicyFiles.Read([]);
        var store = new PolicyStore(
            [], files, PolicyLoader.Load([]), policies => new(policies), TimeProvider.System, new PolicyMetrics(_instruments), NullLogger<PolicyStore>.Instance);
        var metrics = new AdmissionMetrics(_instruments);
        _mutation = Handler(WebhookKind.Mutate, new MutationReviewer(store, null, TimeProvider.System), metrics);
        _validation = Handler(WebhookKind.Validate, new ValidationReviewer(store, null, 0, TimeProvider.System), metrics);
        _engine = store.Current.Engine;
        _review = Decode();
        _response = _mutation.Handle(AdmissionReviewReader.Read(_body), 0, null);
        if (_response.Patch.Count == 0)
            throw new InvalidOperationException("the review must be one that is patched");
    }

    /// <summary>From bytes to typed and defaulted objects.</summary>
    [Benchmark]
    public DaemonSetReview Decode()
    {
        var request = AdmissionReviewReader.Read(_body).Request!;
        var operation = Size == ReviewSize.Update14kB ? Operation.Update : Operation.Create;
        return ReviewInput.Read(request, operation, DateTimeOffset.UnixEpoch, out var problem) ?? throw new InvalidOperationException(problem);
    }

    /// <summary>All rules.</summary>
    [Benchmark]
    public Verdict Evaluate() => _engine.Evaluate(_review);

    /// <summary>The decision on tolerations, with the patch.</summary>
    [Benchmark]
    public TolerationInjection Inject() => _engine.Inject(_review);

    /// <summary>From an answer with a patch to bytes.</summary>
    [Benchmark]
    public int Respond()
    {
        _output.ResetWrittenCount();
        AdmissionReviewWriter.Write(_output, _response);
        return _output.WrittenCount;
    }

    /// <summary>A whole call of /mutate without HTTP.</summary>
    [Benchmark]
    public int Mutate() => Call(_mutation);

    /// <summary>A whole call of /validate without HTTP.</summary>
    [Benchmark]
    public int Validate() => Call(_validation);

    private static AdmissionHandler Handler(WebhookKind webhook, IReviewer reviewer, AdmissionMetrics metrics) =>
        new(webhook, reviewer, metrics, TimeProvider.System, NullLogger<AdmissionHandler>.Instance);

    private int Call(AdmissionHandler handler)
    {
        _output.ResetWrittenCount();
        AdmissionReviewWriter.Write(_output, handler.Handle(AdmissionReviewReader.Read(_body), TimeProvider.System.GetTimestamp(), "10s"));
        return _output.WrittenCount;
    }
}
