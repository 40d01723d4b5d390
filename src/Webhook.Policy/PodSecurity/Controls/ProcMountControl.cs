namespace Webhook.Policy.PodSecurity.Controls;

/// <summary>/proc Mount Type: the runtime hides what it hides by default. Baseline leaves pods with users of their own alone since v1.35.</summary>
/// <remarks>Follows policy/check_procMount_baseline.go and check_procMount_restricted.go of k8s.io/pod-security-admission.</remarks>
internal sealed class ProcMountControl : SecurityControl
{
    public override string Name => "/proc Mount Type";

    public override Refusal? Check(SecuredPod pod, SecurityStandard standard) =>
        standard.Level == SecurityLevel.Baseline && standard.IsSince(35) && pod.HasOwnUsers
            ? null
            : Refuse(
                [
                    .. InContainers(pod, "securityContext.procMount", container =>
                        container.SecurityContext is { } security && security.Has("procMount") && security.Text("procMount") is var type and not "Default"
                            ? $"is \"{type}\""
                            : ""),
                ],
                "unset or Default",
                "remove procMount");
}
