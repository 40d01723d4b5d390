using Webhook.Policy.Policies;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Verdicts;

public sealed class EvaluationAllocationTests
{
    private const int Calls = 100;

    private static readonly DaemonSetReview Review = A.Creation(A.DaemonSet());

    [Fact]
    public void Allocates_no_more_for_fifty_policies_than_for_one()
    {
        var one = Allocated(new PolicyEngine([PolicyReader.Default]));
        var fifty = Allocated(new PolicyEngine([.. Enumerable.Range(0, 50).Select(place => PolicyReader.Default with { Name = $"policy-{place}" })]));

        Assert.InRange(one, 1, 256);
        Assert.Equal(one, fifty);
    }

    private static long Allocated(PolicyEngine engine)
    {
        for (var i = 0; i < Calls; i++)
            Assert.Empty(engine.Evaluate(Review).Findings);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Calls; i++)
            engine.Evaluate(Review);

        return (GC.GetAllocatedBytesForCurrentThread() - before) / Calls;
    }
}
