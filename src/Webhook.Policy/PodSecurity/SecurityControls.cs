using Webhook.Policy.PodSecurity.Controls;

namespace Webhook.Policy.PodSecurity;

/// <summary>All controls of the Pod Security Standards.</summary>
internal static class SecurityControls
{
    // In the order of the documentation.
    private static readonly SecurityControl[] All =
    [
        new HostProcessControl(),
        new HostNamespacesControl(),
        new PrivilegedControl(),
        new CapabilitiesControl(),
        new HostPathControl(),
        new HostPortsControl(),
        new HostProbesControl(),
        new AppArmorControl(),
        new SELinuxControl(),
        new ProcMountControl(),
        new SeccompControl(),
        new SysctlsControl(),
        new VolumeTypesControl(),
        new PrivilegeEscalationControl(),
        new NonRootControl(),
        new NonRootUserControl(),
    ];

    /// <summary>Why a standard refuses a pod, one refusal a control; empty where it does not.</summary>
    public static IReadOnlyList<Refusal> Refusals(SecuredPod pod, SecurityStandard standard) => standard.Level == SecurityLevel.Privileged
        ? []
        : [.. All.Select(control => control.Check(pod, standard)).OfType<Refusal>()];

    /// <summary>The strictest level below a standard at which no control refuses the pod.</summary>
    public static SecurityLevel LooserFor(SecuredPod pod, SecurityStandard standard) =>
        standard.Level == SecurityLevel.Restricted && Refusals(pod, standard.At(SecurityLevel.Baseline)).Count == 0
            ? SecurityLevel.Baseline
            : SecurityLevel.Privileged;
}
