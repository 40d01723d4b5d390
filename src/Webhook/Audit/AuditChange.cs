using Webhook.Policy;

namespace Webhook.Audit;

/// <summary>What is new about one DaemonSet since it was last judged.</summary>
/// <param name="DaemonSet">As it is now.</param>
/// <param name="Appeared">Findings that were not there before, the first of each key.</param>
/// <param name="Gone">Findings that were there and are no more.</param>
internal sealed record AuditChange(AuditedDaemonSet DaemonSet, IReadOnlyList<Finding> Appeared, IReadOnlyList<FindingKey> Gone);
