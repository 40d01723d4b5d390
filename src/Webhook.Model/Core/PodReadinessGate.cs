namespace Webhook.Model.Core;

/// <summary>core/v1 PodReadinessGate: a condition that something outside the pod must set before the pod is ready.</summary>
/// <remarks>Source: <see href="https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-readiness-gate"/>.</remarks>
public sealed record PodReadinessGate
{
    /// <summary><c>conditionType</c>.</summary>
    public string ConditionType { get; init => field = value ?? ""; } = "";
}
