using Webhook.Model.Apps;
using Webhook.Model.Core;
using Webhook.Model.Text;
using Webhook.Policy.Cluster;
using Webhook.Policy.Rollouts;
using Webhook.Policy.Rollouts.Controller;

namespace Webhook.Policy.Rules.Placement;

/// <summary>pods-not-running: the pods of a live DaemonSet run, and its roll-out goes on.</summary>
/// <remarks>
/// <para>Fields: <c>status</c> with the pods as they are, in audit and explain. Allowed: pods that run, and pods that have been
/// starting for less than five minutes or stopping within their grace period.</para>
/// <para>Why: a node without its agent is seen nowhere but in the pod's own status.</para>
/// <para>Source: <see href="https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/"/>.</para>
/// </remarks>
internal sealed class PodsNotRunningRule : LiveRule
{
    private const string Field = "status";
    private const int ShownQuotes = 2;

    /// <summary>An ordinary start, with the pull of a large image, is over by then.</summary>
    private static readonly TimeSpan Start = TimeSpan.FromMinutes(5);

    protected override void Check(DaemonSet daemonSet, DaemonSetReview review, ClusterSnapshot cluster, FindingSink findings)
    {
        if (!review.LooksAtPresent || review.StoredUid.Length == 0 || (review.OldObject ?? review.Object) is not { } live)
            return;

        var pods = DaemonPods.Of(live, review.StoredUid, review.Namespace, cluster);
        List<Pod>? pending = null, starting = null, ended = null, leaving = null;
        for (var node = 0; node < cluster.Nodes.Count; node++)
        {
            var runs = false;
            Pod? failed = null;
            foreach (var place in pods.On(node))
            {
                var pod = place.Pod;
                if (place.IsTerminating)
                {
                    if (PodProspects.StaysTerminating(pod, cluster.Nodes.IsLost(node), review.Now))
                        (leaving ??= []).Add(pod);
                }
                else if (place.HasEnded)
                {
                    failed = pod;
                    continue;
                }
                else if (!place.IsReady && review.Now - pod.CreationTimestamp > Start)
                {
                    if (!place.IsBound)
                        (pending ??= []).Add(pod);
                    else if (pod.Phase == PodPhase.Pending || pod.Trouble?.Waiting is not null)
                        (starting ??= []).Add(pod);
                }

                runs = true;
            }

            if (failed is not null && !runs)
                (ended ??= []).Add(failed);
        }

        Report(pending, starting, ended, leaving, pods, review, findings);
        if (StoppedRollout.Of(live, review, pods) is { } stopped)
            findings.Report(Field, stopped, "get the unavailable pods to run, or remove their nodes; then the roll-out goes on by itself");
    }

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "pods-not-running",
        Title = "Pods that do not run",
        Category = RuleCategory.Placement,
        DefaultAction = RuleAction.Warn,
        IsLive = true,
        IsAboutPresent = true,
        Reads = ClusterKinds.Node | ClusterKinds.DaemonSet | ClusterKinds.Pod,
        What = "In audit and explain: pods that the scheduler has not bound, or whose containers wait, more than five minutes after they were "
            + "created; pods that have failed on a node with no other; pods that are being deleted on a node that nobody hears of, or more than "
            + "a minute after their grace period ended; pods bound to nodes that do not exist; and a roll-out that has stopped: old pods are "
            + "left, the controller has nothing to do, and no pod has been created for ten minutes. The reasons are the scheduler's and "
            + "the kubelet's own words, quoted from the status of the pods.",
        Why = "The DaemonSet counts these pods as unavailable and says no more; which nodes lack the agent, and why, stands only in each pod.",
        Remedy = "Do what the quoted message asks for; remove nodes that do not come back, or force the deletion of their pods.",
        Source = "https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/",
    };

    private static void Report(
        List<Pod>? pending, List<Pod>? starting, List<Pod>? ended, List<Pod>? leaving, DaemonPods pods, DaemonSetReview review, FindingSink findings)
    {
        if (pending is not null)
        {
            var said = RolloutText.Scheduler(pending);
            findings.Report(
                Field,
                $"{Subject(pending, "Pending without a node")}: {Names(pending)}" + (said.Length > 0 ? $"; {said}" : ""),
                "free resources on the nodes, or exclude them in spec.template.spec");
        }

        if (starting is not null)
        {
            findings.Report(
                Field,
                $"{Subject(starting, "not ready")}: {Names(starting)}{Quotes(starting, pod => pod.Trouble?.Waiting, "the kubelet says")}",
                $"see kubectl describe pod -n {review.Namespace} {starting[0].Name}");
        }

        if (ended is not null)
        {
            findings.Report(
                Field,
                $"{Counted.Of(ended.Count, "node")} {(ended.Count == 1 ? "has" : "have")} only a pod that has ended: "
                    + $"{Names(ended)}{Quotes(ended, pod => pod.Trouble?.Status, "its status says")}",
                "the controller replaces such pods by itself; if they end again, do what the message asks for");
        }

        if (leaving is not null)
        {
            findings.Report(
                Field,
                $"{Counted.Of(leaving.Count, "pod")} {(leaving.Count == 1 ? "does" : "do")} not finish terminating: "
                    + RolloutText.Names([.. leaving.Select(pod => $"{RolloutText.Place(pod)} since {Since(pod)}")]),
                "remove nodes that do not come back, or force the deletion (kubectl delete pod --force --grace-period=0 "
                    + $"-n {review.Namespace} {string.Join(' ', leaving.Take(10).Select(pod => pod.Name))})");
        }

        List<Pod> gone = [.. pods.WithoutNode.Where(pod => pod.IsBound).Select(pod => pod.Pod)];
        if (gone.Count > 0)
        {
            findings.Report(
                Field,
                $"{Counted.Of(gone.Count, "pod")} {(gone.Count == 1 ? "is" : "are")} bound to nodes that do not exist: {Names(gone)}",
                "wait for the pod garbage collector, which removes such pods within minutes, or see why it does not run");
        }
    }

    private static string Subject(List<Pod> pods, string what) => $"{Counted.Of(pods.Count, "pod")} {(pods.Count == 1 ? "is" : "are")} {what}";

    private static string Names(List<Pod> pods) => RolloutText.Names([.. pods.Select(RolloutText.Place)]);

    private static string Quotes(List<Pod> pods, Func<Pod, StatusReason?> words, string who)
    {
        List<string> quotes = [.. pods.Select(words).OfType<StatusReason>().Distinct().Select(RolloutText.Quote)];
        return quotes.Count == 0 ? "" : $"; {who} {Phrases.Few(quotes, ShownQuotes)}";
    }

    private static string Since(Pod pod) => (pod.DeletionTimestamp!.Value - TimeSpan.FromSeconds(pod.DeletionGracePeriodSeconds ?? 0))
        .ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
