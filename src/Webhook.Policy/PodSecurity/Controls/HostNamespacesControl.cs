namespace Webhook.Policy.PodSecurity.Controls;

/// <summary>Host Namespaces: the pods share none with the node.</summary>
/// <remarks>Follows policy/check_hostNamespaces.go of k8s.io/pod-security-admission.</remarks>
internal sealed class HostNamespacesControl : SecurityControl
{
    private static readonly string[] Fields = ["hostNetwork", "hostPID", "hostIPC"];

    public override string Name => "Host Namespaces";

    public override Refusal? Check(SecuredPod pod, SecurityStandard standard)
    {
        var set = Fields.Where(field => pod.Spec.Flag(field) == true).ToList();
        return Refuse([.. set.Select(field => Violation.OfPod(field, "is true"))], "unset or false", $"remove {string.Join(" and ", set)}");
    }
}
