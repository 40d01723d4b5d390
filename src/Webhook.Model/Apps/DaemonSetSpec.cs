using Webhook.Model.Core;
using Webhook.Model.Meta;

namespace Webhook.Model.Apps;

/// <summary>apps/v1 DaemonSetSpec.</summary>
public sealed record DaemonSetSpec
{
    /// <summary>One that says nothing. Shared, so that an object made of its parts costs no throw-away ones.</summary>
    internal static DaemonSetSpec Empty { get; } = new();

    /// <summary><c>spec.selector</c>; <c>null</c> when absent, which matches nothing.</summary>
    public LabelSelector? Selector { get; init; }

    /// <summary><c>spec.template</c>.</summary>
    public PodTemplateSpec Template { get; init => field = value ?? PodTemplateSpec.Empty; } = PodTemplateSpec.Empty;

    /// <summary><c>spec.updateStrategy</c>.</summary>
    public DaemonSetUpdateStrategy UpdateStrategy { get; init => field = value ?? DaemonSetUpdateStrategy.Empty; } = DaemonSetUpdateStrategy.Empty;

    /// <summary><c>spec.minReadySeconds</c>: how long a pod must be ready to count as available; default 0.</summary>
    public int MinReadySeconds { get; init; }

    /// <summary><c>spec.revisionHistoryLimit</c>: old ControllerRevisions kept for a rollback; <c>null</c> when absent (the API server makes it 10).</summary>
    public int? RevisionHistoryLimit { get; init; }
}
