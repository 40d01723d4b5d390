using Webhook.Kubernetes.Caches;

namespace Webhook.Kubernetes.Tests.Caches;

public sealed class WatchLengthTests
{
    [Theory]
    [InlineData(5 * 60, 60)]        // the default: watches of one to two minutes
    [InlineData(60 * 60, 5 * 60)]   // never longer than client-go's
    [InlineData(90, 18)]
    [InlineData(10, 10)]            // shorter ones would count as failures
    public void Is_well_below_half_of_the_age_at_which_silence_counts(int maxAge, int expected) =>
        Assert.Equal(TimeSpan.FromSeconds(expected), WatchLength.Shortest(TimeSpan.FromSeconds(maxAge)));

    [Fact]
    public void Is_that_of_client_go_where_nobody_minds() => Assert.Equal(TimeSpan.FromMinutes(5), WatchLength.Shortest(null));
}
