namespace Webhook.Policy.PodSecurity.Controls;

/// <summary>Privileged Containers: there is none.</summary>
/// <remarks>Follows policy/check_privileged.go of k8s.io/pod-security-admission.</remarks>
internal sealed class PrivilegedControl : SecurityControl
{
    public override string Name => "Privileged Containers";

    public override Refusal? Check(SecuredPod pod, SecurityStandard standard) => Refuse(
        [.. InContainers(pod, "securityContext.privileged", container => container.SecurityContext?.Flag("privileged") == true ? "is true" : "")],
        "unset or false",
        "write privileged: false");
}
