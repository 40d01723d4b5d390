using Webhook.Policy.Validators.Pods;

namespace Webhook.Policy.PodSecurity.Controls;

/// <summary>HostPath Volumes: baseline allows none. In restricted <see cref="VolumeTypesControl"/> takes its place.</summary>
/// <remarks>Follows policy/check_hostPathVolumes.go of k8s.io/pod-security-admission.</remarks>
internal sealed class HostPathControl : SecurityControl
{
    public override string Name => "HostPath Volumes";

    public override Refusal? Check(SecuredPod pod, SecurityStandard standard)
    {
        if (standard.Level != SecurityLevel.Baseline)
            return null;

        IReadOnlyList<ApiObject> volumes = pod.Spec.Items("volumes");
        return Refuse(
            [
                .. Enumerable.Range(0, volumes.Count).Where(i => volumes[i].Has("hostPath"))
                    .Select(i => Violation.OfPod($"volumes[{i}].hostPath", $"is set (volume {volumes[i].Text("name")})")),
            ],
            "unset",
            "use another kind of volume, such as emptyDir");
    }
}
