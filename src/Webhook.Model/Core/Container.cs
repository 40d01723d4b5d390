using Webhook.Model.Json;

namespace Webhook.Model.Core;

/// <summary>core/v1 Container: name, ports, probes and resources.</summary>
public sealed record Container
{
    /// <summary><c>name</c>.</summary>
    public string Name { get; init => field = value ?? ""; } = "";

    /// <summary><c>ports</c>.</summary>
    public IReadOnlyList<ContainerPort> Ports { get; init => field = AbsentAsEmpty.List(value); } = [];

    /// <summary><c>readinessProbe</c>.</summary>
    public Probe? ReadinessProbe { get; init; }

    /// <summary><c>startupProbe</c>.</summary>
    public Probe? StartupProbe { get; init; }

    /// <summary><c>restartPolicy</c> of an init container; empty when absent.</summary>
    public string RestartPolicy { get; init => field = value ?? ""; } = "";

    /// <summary><c>resources</c>; <c>null</c> when absent.</summary>
    public ResourceRequirements? Resources { get; init; }

    /// <summary>Whether an init container runs beside the containers, as a sidecar, and does not end before them.</summary>
    /// <remarks>Source: <see href="https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/"/>.</remarks>
    public bool IsSidecar => RestartPolicy == "Always";
}
