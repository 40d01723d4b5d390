namespace Webhook.Policy.PodSecurity.Controls;

/// <summary>Host Ports: the containers take none.</summary>
/// <remarks>
/// Follows policy/check_hostPorts.go of k8s.io/pod-security-admission. The API server makes each port of a pod on the node's network
/// a host port before that is judged.
/// </remarks>
internal sealed class HostPortsControl : SecurityControl
{
    public override string Name => "Host Ports";

    public override Refusal? Check(SecuredPod pod, SecurityStandard standard)
    {
        var hostNetwork = pod.Spec.Flag("hostNetwork") == true;
        List<Violation> written = [.. Ports(pod, "hostPort", number => $"is {number}")];
        if (!hostNetwork)
            return Refuse(written, "unset or 0", "remove hostPort");

        List<Violation> made =
        [
            .. Ports(pod, "containerPort", number => $"becomes {number} by hostNetwork").Where(port => !written.Exists(other => other.Field == port.Field)),
        ];
        return Refuse([.. written, .. made], "unset or 0", written.Count > 0 ? "remove hostNetwork and hostPort" : "remove hostNetwork");
    }

    private static IEnumerable<Violation> Ports(SecuredPod pod, string member, Func<long, string> @is) =>
        from container in pod.Containers
        let ports = container.Json.Items("ports")
        from i in Enumerable.Range(0, ports.Count)
        let number = ports[i].Number(member) ?? 0
        where number != 0
        select Violation.Of(container, $"ports[{i}].hostPort", @is(number));
}
