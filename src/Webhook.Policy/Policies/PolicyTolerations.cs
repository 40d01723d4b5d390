using Webhook.Model.Core;

namespace Webhook.Policy.Policies;

/// <summary><c>spec.tolerations</c> of a policy: which tolerations are injected, and when.</summary>
public sealed record PolicyTolerations
{
    /// <summary>The automatic ones with SafeRollout, control-plane ones on request, no further ones.</summary>
    public static PolicyTolerations Default { get; } = new();

    /// <summary>
    /// <c>automatic.inject</c>: when the tolerations that the DaemonSet controller puts on each pod are written into the
    /// template; default <see cref="InjectionMode.SafeRollout"/>. Control-plane and extra ones follow the same mode; with
    /// <see cref="InjectionMode.Never"/> here, which leaves out the automatic ones only, they follow SafeRollout.
    /// </summary>
    public InjectionMode Automatic { get; init; } = InjectionMode.SafeRollout;

    /// <summary><c>controlPlane</c>.</summary>
    public ControlPlaneInjection ControlPlane { get; init; } = new();

    /// <summary><c>extra</c>: further core/v1 tolerations for every DaemonSet that the policy matches; empty when there is none.</summary>
    public IReadOnlyList<Toleration> Extra { get; init; } = [];
}
