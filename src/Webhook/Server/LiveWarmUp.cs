using Webhook.Cluster;
using Webhook.Policy;
using Webhook.Policy.Rollouts;

namespace Webhook.Server;

/// <summary>Lets every live rule run once, against a cluster that is made up, while the real one is still being listed.</summary>
/// <remarks>Else the first review that meets a cluster waits a tenth of a second for their code to be compiled.</remarks>
internal static class LiveWarmUp
{
    /// <summary>Judges the samples; nothing of it is counted, logged or kept.</summary>
    /// <param name="engine">The policies.</param>
    /// <param name="now">The time.</param>
    /// <returns>How many findings there were, and forecasts.</returns>
    public static (int Findings, int Forecasts) Run(PolicyEngine engine, DateTimeOffset now)
    {
        var (findings, forecasts) = (0, 0);
        foreach (var review in SampleReviews.At(now))
        {
            var verdict = engine.Evaluate(review);
            findings += verdict.Findings.Count;
            forecasts += ChangeForecast.Of(review, verdict, leastPods: 1) is null ? 0 : 1;
        }

        return (findings, forecasts);
    }
}
