using Webhook.Model.Core;

namespace Webhook.Policy.Policies;

/// <summary><c>spec.tolerations.controlPlane</c>: tolerations of the taints of control-plane nodes, each with operator Exists.</summary>
public sealed record ControlPlaneInjection
{
    /// <summary>Taint keys of control-plane nodes: today's and the one before Kubernetes 1.24.</summary>
    public static IReadOnlyList<string> DefaultKeys { get; } =
        ["node-role.kubernetes.io/control-plane", "node-role.kubernetes.io/master"];

    /// <summary><c>inject</c>: for which DaemonSets; default <see cref="ControlPlaneMode.OptIn"/>.</summary>
    public ControlPlaneMode Inject { get; init; } = ControlPlaneMode.OptIn;

    /// <summary><c>keys</c>: taint keys; default <see cref="DefaultKeys"/>, an empty list is none.</summary>
    public IReadOnlyList<string> Keys { get; init; } = DefaultKeys;

    /// <summary><c>effects</c>: one toleration for each key and effect; default NoSchedule, an empty list is none.</summary>
    public IReadOnlyList<string> Effects { get; init; } = [TaintEffect.NoSchedule];
}
