using Webhook.Model.Json;

namespace Webhook.Model.Core;

/// <summary>core/v1 PodAntiAffinity: the required part, which the scheduler holds to.</summary>
public sealed record PodAntiAffinity
{
    /// <summary><c>requiredDuringSchedulingIgnoredDuringExecution</c>: every term must hold.</summary>
    public IReadOnlyList<PodAffinityTerm> RequiredDuringSchedulingIgnoredDuringExecution { get; init => field = AbsentAsEmpty.List(value); } = [];
}
