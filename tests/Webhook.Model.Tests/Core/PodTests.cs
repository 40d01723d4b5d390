using Webhook.Model.Core;

namespace Webhook.Model.Tests.Core;

public sealed class PodTests
{
    private static readonly DateTimeOffset Ready = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(30, 29, false)]
    [InlineData(30, 30, true)] // since 1.36 exactly minReadySeconds are enough
    [InlineData(30, 31, true)]
    public void Counts_a_pod_as_available_once_it_has_been_ready_long_enough(int minReadySeconds, int secondsLater, bool available)
    {
        var pod = new Pod { ReadySince = Ready };

        Assert.Equal(available, pod.IsAvailable(minReadySeconds, Ready.AddSeconds(secondsLater)));
    }

    [Fact]
    public void Counts_a_pod_without_a_time_of_readiness_only_where_none_is_needed()
    {
        var pod = new Pod { ReadySince = DateTimeOffset.MinValue };

        Assert.True(pod.IsAvailable(0, Ready));
        Assert.False(pod.IsAvailable(1, Ready));
    }

    [Fact]
    public void Cuts_long_messages_and_leaves_empty_ones_out()
    {
        Assert.Equal(513, StatusReason.Of("", new string('x', 600))!.Message.Length);
        Assert.Equal(512, StatusReason.Of("", new string('x', 511) + "😀")!.Message.Length);
        Assert.Null(StatusReason.Of("", null));
        Assert.Null(PodTrouble.Of(null, null, "", null));
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
