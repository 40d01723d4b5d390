using Webhook.Kubernetes.Caches;

namespace Webhook.Kubernetes.Tests.Caches;

public sealed class BackoffTests
{
    [Fact]
    public void Doubles_to_a_cap_and_spreads_each_wait_over_the_upper_half_of_its_step()
    {
        var waits = Enumerable.Range(0, 500).Select(seed => Waits(seed, 10)).ToList();

        double[] steps = [0.8, 1.6, 3.2, 6.4, 12.8, 25.6, 30, 30, 30, 30];
        for (var i = 0; i < steps.Length; i++)
        {
            var atStep = waits.Select(row => row[i].TotalSeconds).ToList();
            Assert.All(atStep, wait => Assert.InRange(wait, steps[i] / 2, steps[i]));
            Assert.True(atStep.Max() - atStep.Min() > steps[i] * 0.4, $"step {i} is spread over {atStep.Min()} to {atStep.Max()} s only");
        }
    }

    [Fact]
    public void Starts_anew_once_things_work()
    {
        var backoff = new Backoff(new Random(1));
        for (var i = 0; i < 9; i++)
            backoff.Next();

        backoff.Reset();

        Assert.InRange(backoff.Next(), TimeSpan.FromSeconds(0.4), TimeSpan.FromSeconds(0.8));
    }

    private static List<TimeSpan> Waits(int seed, int count)
    {
        var backoff = new Backoff(new Random(seed));
        return [.. Enumerable.Range(0, count).Select(_ => backoff.Next())];
    }
}
