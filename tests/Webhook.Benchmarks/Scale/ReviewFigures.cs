using System.Buffers;
using Microsoft.Extensions.Logging.Abstractions;
using Webhook.Admission;
using Webhook.Cluster;
using Webhook.Kubernetes.Caches;
using Webhook.Metrics;
using Webhook.Model.Admission;
using Webhook.Policies;
using static Webhook.Benchmarks.Scale.ClusterShape;

namespace Webhook.Benchmarks.Scale;

/// <summary>What it costs to validate a whole review with the cluster known and without, from its bytes to those of the answer.</summary>
internal static class ReviewFigures
{
    private const int Reviews = 500;
    private const int Rounds = 9;

    // The default of --forecast-pods.
    private const int ForecastPods = 1;

    /// <summary>Validates a CREATE of 10 kB and an UPDATE of 14 kB many times each.</summary>
    /// <param name="current">The caches.</param>
    public static IReadOnlyList<ScaleFigure> Measure(Func<ClusterState> current)
    {
        var instruments = new Instruments();
        var policies = new PolicyStore(
            [], PolicyFiles.Read([]), PolicyLoader.Load([]), read => new(read), TimeProvider.System, new PolicyMetrics(instruments), NullLogger<PolicyStore>.Instance);
        var metrics = new AdmissionMetrics(instruments);
        var without = Handler(policies, null, metrics);
        var with = Handler(policies, new Source(new ClusterSnapshots(current)), metrics);
        return
        [
            .. Figures("validation of a CREATE of 10 kB", ReviewPayload.Creation(10_000), without, with),
            .. Figures("validation of an UPDATE of 14 kB", ReviewPayload.Update(14_000), without, with),
        ];
    }

    private static IEnumerable<ScaleFigure> Figures(string what, byte[] body, AdmissionHandler without, AdmissionHandler with)
    {
        // In turn, so that what the machine does besides falls on both; the first rounds compile, and the middle one counts.
        List<(TimeSpan Processor, long Bytes)> alone = [], live = [];
        for (var round = 0; round < 2 * Rounds; round++)
        {
            alone.Add(Run(body, without));
            live.Add(Run(body, with));
        }

        yield return new($"{what}, no cluster", Middle(alone));
        yield return new($"{what}, with the cluster", Middle(live));
    }

    private static string Middle(List<(TimeSpan Processor, long Bytes)> rounds)
    {
        var (processor, bytes) = rounds.Skip(Rounds).OrderBy(round => round.Processor).ElementAt(Rounds / 2);
        return Text($"{processor.TotalMicroseconds / Reviews:0.0} µs of processor, {bytes / 1024.0 / Reviews:0.0} KiB");
    }

    private static (TimeSpan Processor, long Bytes) Run(byte[] body, AdmissionHandler handler)
    {
        var output = new ArrayBufferWriter<byte>(64 * 1024);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var processor = ThreadClock.Measure(() =>
        {
            for (var i = 0; i < Reviews; i++)
            {
                output.ResetWrittenCount();
                AdmissionReviewWriter.Write(output, handler.Handle(AdmissionReviewReader.Read(body), TimeProvider.System.GetTimestamp(), null));
            }
        });
        return (processor, GC.GetAllocatedBytesForCurrentThread() - allocated);
    }

    private static AdmissionHandler Handler(PolicyStore policies, IClusterSource? cluster, AdmissionMetrics metrics) => new(
        WebhookKind.Validate,
        new ValidationReviewer(policies, cluster, ForecastPods, TimeProvider.System),
        metrics,
        TimeProvider.System,
        NullLogger<AdmissionHandler>.Instance);

    private sealed class Source(ClusterSnapshots snapshots) : IClusterSource
    {
        public ClusterView View => new() { Snapshot = snapshots.Current };

        public IReadOnlyDictionary<string, string>? LabelsOfNamespace(string name) => View.Snapshot!.Objects.LabelsOfNamespace(name);
    }
}
