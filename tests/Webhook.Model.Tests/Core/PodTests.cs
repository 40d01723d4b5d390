using Webhook.Model.Core;

namespace Webhook.Model.Tests.Core;

public sealed class PodTests
{
    private static readonly DateTimeOffset Ready = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(30, 29, false)]
    [InlineData(30, 30, false)] // the controller compares with "before", not with "at or before"
    [InlineData(30, 31, true)]
    public void Counts_a_pod_as_available_once_it_has_been_ready_long_enough(int minReadySeconds, int secondsLater, bool available)
    {
        var pod = new Pod { ReadySince = Ready };

        Assert.Equal(available, pod.IsAvailable(minReadySeconds, Ready.AddSeconds(secondsLater)));
    }

    [Fact]
    public void Never_counts_an_unready_pod_as_available() =>
        Assert.False(new Pod { Phase = PodPhase.Running }.IsAvailable(0, Ready));

    [Theory]
    [InlineData("bound", "pinned", "bound")]
    [InlineData("", "pinned", "pinned")]
    [InlineData("", "", "")]
    public void Counts_a_pod_for_the_node_it_is_bound_or_pinned_to(string bound, string pinned, string expected) =>
        Assert.Equal(expected, new Pod { NodeName = bound, PinnedNodeName = pinned }.TargetNodeName);
}
