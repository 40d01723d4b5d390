namespace Webhook.Model.Core;

/// <summary>scheduling.k8s.io/v1 PriorityClass.</summary>
/// <remarks>Source: <see href="https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/"/>.</remarks>
/// <param name="Name"><c>metadata.name</c>.</param>
/// <param name="Value"><c>value</c>: the higher, the more important; 0 when absent.</param>
/// <param name="GlobalDefault"><c>globalDefault</c>: whether pods without a class get it.</param>
/// <param name="PreemptionPolicy"><c>preemptionPolicy</c>, one of <see cref="PreemptionPolicyName"/>; absent is PreemptLowerPriority.</param>
public sealed record PriorityClass(string Name, int Value, bool GlobalDefault, string PreemptionPolicy);
