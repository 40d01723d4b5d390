using Webhook.Model.Core;
using Webhook.Policy.Tolerations;

namespace Webhook.Policy.Tests.Tolerations;

public sealed class EvictionTimeTests
{
    private static readonly EvictionTime[] InOrder = [EvictionTime.Now, After(1), After(300), EvictionTime.Never];

    [Fact]
    public void Compares_as_times_do()
    {
        for (var i = 0; i < InOrder.Length; i++)
        {
            for (var j = 0; j < InOrder.Length; j++)
            {
                var (one, other) = (InOrder[i], InOrder[j]);
                Assert.Equal(i < j, one < other);
                Assert.Equal(i > j, one > other);
                Assert.Equal(i <= j, one <= other);
                Assert.Equal(i >= j, one >= other);
            }
        }
    }

    [Fact]
    public void Says_in_a_word_when() => Assert.Equal(["now", "after 1s", "after 300s", "never"], InOrder.Select(time => time.ToString()));

    [Theory]
    [InlineData(0L)]
    [InlineData(-1L)]
    public void Takes_no_time_at_all_for_now(long seconds) => Assert.Equal(EvictionTime.Now, After(seconds));

    private static EvictionTime After(long seconds) => EvictionTime.Of(new Toleration { TolerationSeconds = seconds });
}
