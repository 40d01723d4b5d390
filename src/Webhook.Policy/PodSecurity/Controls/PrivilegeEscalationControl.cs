namespace Webhook.Policy.PodSecurity.Controls;

/// <summary>Privilege Escalation: restricted wants each container to rule it out, since v1.8; not for Windows since v1.25.</summary>
/// <remarks>Follows policy/check_allowPrivilegeEscalation.go of k8s.io/pod-security-admission.</remarks>
internal sealed class PrivilegeEscalationControl : SecurityControl
{
    public override string Name => "Privilege Escalation";

    public override Refusal? Check(SecuredPod pod, SecurityStandard standard) =>
        standard.Level != SecurityLevel.Restricted || !standard.IsSince(8) || (pod.IsForWindows && standard.IsSince(25))
            ? null
            : Refuse(
                [
                    .. InContainers(pod, "securityContext.allowPrivilegeEscalation", container =>
                        container.SecurityContext?.Flag("allowPrivilegeEscalation") switch { false => "", true => "is true", null => "is not set" }),
                ],
                "false on each container",
                "write allowPrivilegeEscalation: false");
}
