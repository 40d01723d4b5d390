using Webhook.Model.Core;
using Webhook.Model.Meta;

namespace Webhook.Model.Apps;

/// <summary>apps/v1 DaemonSetSpec.</summary>
public sealed record DaemonSetSpec
{
    /// <summary><c>spec.selector</c>; <c>null</c> when absent, which matches nothing.</summary>
    public LabelSelector? Selector { get; init; }

    /// <summary><c>spec.template</c>.</summary>
    public PodTemplateSpec Template { get; init => field = value ?? new(); } = new();

    /// <summary><c>spec.updateStrategy</c>.</summary>
    public DaemonSetUpdateStrategy UpdateStrategy { get; init => field = value ?? new(); } = new();

    /// <summary><c>spec.minReadySeconds</c>: how long a pod must be ready to count as available; default 0.</summary>
    public int MinReadySeconds { get; init; }

    /// <summary><c>spec.revisionHistoryLimit</c>: old ControllerRevisions kept for a rollback; <c>null</c> when absent (the API server makes it 10).</summary>
    public int? RevisionHistoryLimit { get; init; }
}
