using Webhook.Model.Apps;
using Webhook.Policy.Policies;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Cluster;

public sealed class ScaleTests
{
    /// <summary>Bytes an evaluation may allocate: one decision and one link to a pod for each node, and one entry for each that holds the roll-out up.</summary>
    private const long MostBytes = 512 * 1024;

    [Fact]
    public void Judges_one_of_many_DaemonSets_without_allocating_by_pod()
    {
        var cluster = LargeCluster.Build();
        var engine = new PolicyEngine([PolicyReader.Default]);
        var stored = cluster.Objects.FindDaemonSet("agents", "agent-7")!;
        var update = A.Review(Operation.Update, stored, stored) with { Source = ReviewSource.Admission, Cluster = cluster };
        var expected = engine.Evaluate(update);

        // Another instance, as each request brings one, so that nothing kept of the first evaluation serves it.
        var anew = update with { Object = Copy(stored) };
        var before = GC.GetAllocatedBytesForCurrentThread();
        var verdict = engine.Evaluate(anew);
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Empty(verdict.SkippedRules);
        Assert.Equal(expected.Findings, verdict.Findings);
        Assert.InRange(bytes, 0, MostBytes);
    }

    private static DaemonSet Copy(DaemonSet daemonSet) => DaemonSetDefaults.Apply(daemonSet with
    {
        Spec = daemonSet.Spec with { Template = daemonSet.Spec.Template with { Spec = daemonSet.Spec.Template.Spec with { } } },
    });
}
