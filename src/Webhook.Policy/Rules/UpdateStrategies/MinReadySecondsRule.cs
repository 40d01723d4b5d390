using Webhook.Model.Apps;

namespace Webhook.Policy.Rules.UpdateStrategies;

/// <summary>min-ready-seconds: a new pod proves itself before the next node is touched.</summary>
/// <remarks>
/// <para>Field: <c>spec.minReadySeconds</c>. Allowed: the parameter <c>minimum</c> and more.</para>
/// <para>Why: with 0 a pod that is ready for a moment and then crashes lets the roll-out go on to every node.</para>
/// <para>Source: <see href="https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/daemon-set-v1/#DaemonSetSpec"/>.</para>
/// </remarks>
internal sealed class MinReadySecondsRule(int minimum) : DaemonSetRule
{
    // One period of a default readiness probe (10 s): time for a second probe to fail.
    private const int DefaultMinimum = 10;
    private const string Field = "spec.minReadySeconds";

    public MinReadySecondsRule()
        : this(DefaultMinimum)
    {
    }

    public override Rule Configure(RuleParameters parameters) =>
        parameters.Count("minimum") is { } configured ? new MinReadySecondsRule(configured) : this;

    protected override void Check(DaemonSet daemonSet, DaemonSetReview review, FindingSink findings)
    {
        var seconds = daemonSet.Spec.MinReadySeconds;
        if (seconds < minimum)
        {
            findings.Report(
                Field,
                $"{Field} is {seconds}, below the minimum of {minimum}: a pod that is ready for a moment and then crashes doesn't stop "
                    + "the roll-out",
                $"set {Field} to {minimum} or more");
        }
    }

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "min-ready-seconds",
        Title = "New pods count as available too early",
        Category = RuleCategory.UpdateStrategy,
        DefaultAction = RuleAction.Off,
        What = "spec.minReadySeconds is below the minimum; absent is 0.",
        Why = "A pod counts as available as soon as it is ready, so a pod that passes one probe and crashes a few seconds later does "
            + "not stop the roll-out, and every node gets it.",
        Remedy = "Set spec.minReadySeconds to the minimum or more.",
        Source = "https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/daemon-set-v1/#DaemonSetSpec",
        Parameters =
        [
            new("minimum", RuleParameterType.Count, $"{DefaultMinimum}", "Seconds that a new pod must be ready to count as available."),
        ],
    };
}
