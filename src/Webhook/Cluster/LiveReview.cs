using System.Text.Json;
using Webhook.Model;
using Webhook.Model.Apps;
using Webhook.Policy;
using Webhook.Policy.Cluster;

namespace Webhook.Cluster;

/// <summary>Reviews of DaemonSets that are live.</summary>
internal static class LiveReview
{
    /// <summary>The review of a live DaemonSet as it stands.</summary>
    public static DaemonSetReview Of(DaemonSet live, ClusterSnapshot cluster, DateTimeOffset now) => new()
    {
        Source = ReviewSource.Audit,
        Object = DaemonSetDefaults.Apply(live),
        Namespace = live.Metadata.Namespace,
        Name = live.Metadata.Name,
        Cluster = cluster,
        Now = now,
    };

    /// <summary>Whether a policy asks for tolerations that the live DaemonSet lacks: they wait for the next change of its template.</summary>
    public static bool LacksTolerations(PolicyEngine engine, DaemonSetReview review)
    {
        // An update that changes nothing is the question that mutation answers.
        var json = JsonSerializer.SerializeToUtf8Bytes(review.Object!, ModelJsonContext.Default.DaemonSet);
        var injection = engine.Inject(review with
        {
            Operation = Operation.Update,
            OldObject = review.Object,
            ObjectJson = json,
            OldObjectJson = json,
        });
        return injection.Added.Count + injection.Deferred.Count > 0;
    }
}
