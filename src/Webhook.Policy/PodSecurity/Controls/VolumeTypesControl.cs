using Webhook.Model.Core;
using Webhook.Policy.Validators.Pods;

namespace Webhook.Policy.PodSecurity.Controls;

/// <summary>Volume Types: restricted allows only those that name nothing of the node or the network.</summary>
/// <remarks>
/// Follows policy/check_restrictedVolumes.go of k8s.io/pod-security-admission. Newer API servers allow images at every version.
/// </remarks>
internal sealed class VolumeTypesControl : SecurityControl
{
    private static readonly string[] Allowed =
        ["configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "image", "persistentVolumeClaim", "projected", "secret"];

    public override string Name => "Volume Types";

    public override Refusal? Check(SecuredPod pod, SecurityStandard standard)
    {
        if (standard.Level != SecurityLevel.Restricted)
            return null;

        IReadOnlyList<ApiObject> volumes = pod.Spec.Items("volumes");
        return Refuse(
            [
                .. from i in Enumerable.Range(0, volumes.Count)
                   where !Allowed.Any(volumes[i].Has)
                   let source = VolumeSourceName.All.FirstOrDefault(volumes[i].Has)
                   where source is not null
                   select Violation.OfPod($"volumes[{i}].{source}", $"is set (volume {volumes[i].Text("name")})"),
            ],
            string.Join(", ", Allowed),
            "use a volume of an allowed type, such as emptyDir");
    }
}
