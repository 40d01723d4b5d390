namespace Webhook.Model.Core;

/// <summary>The annotations of a namespace that decide on which nodes of OpenShift its pods run.</summary>
/// <remarks>Source: <see href="https://docs.openshift.com/container-platform/latest/nodes/scheduling/nodes-scheduler-node-selectors.html"/>.</remarks>
public static class NamespaceAnnotations
{
    /// <summary>The node selector of a project, in the language of <c>kubectl get -l</c>.</summary>
    public const string OpenShiftNodeSelector = "openshift.io/node-selector";

    /// <summary>The same of the admission plugin PodNodeSelector; where both stand, this one counts.</summary>
    public const string SchedulerNodeSelector = "scheduler.alpha.kubernetes.io/node-selector";

    /// <summary>Set by OpenShift on every namespace, and by nothing else.</summary>
    public const string OpenShiftUidRange = "openshift.io/sa.scc.uid-range";

    /// <summary>Those that <see cref="Namespace.Annotations"/> holds.</summary>
    public static IReadOnlyList<string> Kept { get; } = [OpenShiftNodeSelector, SchedulerNodeSelector, OpenShiftUidRange];
}
