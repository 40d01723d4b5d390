namespace Webhook.Policy.PodSecurity.Controls;

/// <summary>Sysctls: only those that concern nobody but the pod; newer versions know more of them.</summary>
/// <remarks>Follows policy/check_sysctls.go of k8s.io/pod-security-admission.</remarks>
internal sealed class SysctlsControl : SecurityControl
{
    // By the minor version that allowed it first.
    private static readonly Dictionary<string, int> Safe = new(StringComparer.Ordinal)
    {
        ["kernel.shm_rmid_forced"] = 0,
        ["net.ipv4.ip_local_port_range"] = 0,
        ["net.ipv4.tcp_syncookies"] = 0,
        ["net.ipv4.ping_group_range"] = 0,
        ["net.ipv4.ip_unprivileged_port_start"] = 0,
        ["net.ipv4.ip_local_reserved_ports"] = 27,
        ["net.ipv4.tcp_keepalive_time"] = 29,
        ["net.ipv4.tcp_fin_timeout"] = 29,
        ["net.ipv4.tcp_keepalive_intvl"] = 29,
        ["net.ipv4.tcp_keepalive_probes"] = 29,
        ["net.ipv4.tcp_rmem"] = 32,
        ["net.ipv4.tcp_wmem"] = 32,
        ["net.ipv4.tcp_slow_start_after_idle"] = 37,
        ["net.ipv4.tcp_notsent_lowat"] = 37,
    };

    public override string Name => "Sysctls";

    public override Refusal? Check(SecuredPod pod, SecurityStandard standard)
    {
        var names = (pod.SecurityContext?.Items("sysctls") ?? []).Select(sysctl => sysctl.Text("name")).ToList();
        List<int> forbidden = [.. Enumerable.Range(0, names.Count).Where(i => !Safe.TryGetValue(names[i], out var since) || !standard.IsSince(since))];
        return Refuse(
            [.. forbidden.Select(i => Violation.OfPod($"securityContext.sysctls[{i}].name", $"is {names[i]}{Since(names[i])}"))],
            $"only {string.Join(", ", Safe.Where(entry => standard.IsSince(entry.Value)).Select(entry => entry.Key))}",
            $"remove {string.Join(" and ", forbidden.Select(i => names[i]))}");
    }

    private static string Since(string name) => Safe.TryGetValue(name, out var since) ? $" (allowed from v1.{since} on)" : "";
}
