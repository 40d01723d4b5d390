using System.Text;
using System.Text.Json;
using Webhook.Model;
using Webhook.Policy.Rules.PodTemplates;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Rules;

/// <summary>
/// Each row says what k8s.io/pod-security-admission decides: policy/check_*.go as of Kubernetes 1.36, the sysctls of 1.37.
/// </summary>
public sealed class PodSecurityRuleTests
{
    private const string Level = "pod-security.kubernetes.io/enforce";
    private const string Version = "pod-security.kubernetes.io/enforce-version";

    /// <summary>What makes the template one that restricted admits at every version.</summary>
    private static readonly PodTemplateCase[] Admitted =
    [
        new("", "spec", """{"securityContext": {"runAsNonRoot": true, "seccompProfile": {"type": "RuntimeDefault"}}}"""),
        new("", "container", """{"securityContext": {"allowPrivilegeEscalation": false, "capabilities": {"drop": ["ALL"]}}}"""),
    ];

    private readonly PodSecurityRule _rule = new();

    // check_windowsHostProcess.go
    [Theory]
    [InlineData("baseline:v1.0", "spec", """{"securityContext": {"windowsOptions": {"hostProcess": true}}}""", "HostProcess")]
    [InlineData("baseline", "container", """{"securityContext": {"windowsOptions": {"hostProcess": true}}}""", "HostProcess")]
    [InlineData("restricted", "container", """{"securityContext": {"windowsOptions": {"hostProcess": true}}}""", "HostProcess")]
    [InlineData("baseline", "spec", """{"securityContext": {"windowsOptions": {"hostProcess": false}}}""", "")]
    [InlineData("baseline", "spec", """{"securityContext": {"windowsOptions": {"runAsUserName": "a"}}}""", "")]
    // check_hostNamespaces.go
    [InlineData("baseline:v1.0", "spec", """{"hostPID": true}""", "Host Namespaces")]
    [InlineData("baseline", "spec", """{"hostIPC": true}""", "Host Namespaces")]
    [InlineData("restricted", "spec", """{"hostNetwork": true}""", "Host Namespaces")]
    [InlineData("restricted", "spec", """{"hostNetwork": false, "hostPID": false, "hostIPC": false}""", "")]
    // check_privileged.go
    [InlineData("baseline:v1.0", "container", """{"securityContext": {"privileged": true}}""", "Privileged Containers")]
    [InlineData("restricted", "container", """{"securityContext": {"privileged": true}}""", "Privileged Containers")]
    [InlineData("restricted", "container", """{"securityContext": {"privileged": false}}""", "")]
    // check_capabilities_baseline.go
    [InlineData("baseline:v1.0", "container", """{"securityContext": {"capabilities": {"add": ["NET_RAW"]}}}""", "Capabilities")]
    [InlineData("baseline", "container", """{"securityContext": {"capabilities": {"add": ["CHOWN", "SYS_ADMIN"]}}}""", "Capabilities")]
    [InlineData("baseline", "container", """{"securityContext": {"capabilities": {"add": ["chown"]}}}""", "Capabilities")]
    [InlineData("baseline", "container", """{"securityContext": {"capabilities": {"add": ["AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", "NET_BIND_SERVICE", "SETFCAP", "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT"]}}}""", "")]
    [InlineData("baseline", "container", """{"securityContext": {"capabilities": {"drop": null}}}""", "")]
    [InlineData("baseline", "spec", """{"os": {"name": "windows"}, "containers": [{"name": "a", "securityContext": {"capabilities": {"add": ["NET_RAW"]}}}]}""", "Capabilities")]
    // check_capabilities_restricted.go
    [InlineData("restricted:v1.21", "container", """{"securityContext": {"capabilities": {"drop": null, "add": ["CHOWN"]}}}""", "")]
    [InlineData("restricted:v1.21", "container", """{"securityContext": {"capabilities": {"add": ["NET_ADMIN"]}}}""", "Capabilities")]
    [InlineData("restricted:v1.22", "container", """{"securityContext": {"capabilities": {"add": ["CHOWN"]}}}""", "Capabilities")]
    [InlineData("restricted:v1.22", "container", """{"securityContext": {"capabilities": null}}""", "Capabilities")]
    [InlineData("restricted", "container", """{"securityContext": {"capabilities": {"drop": ["all"]}}}""", "Capabilities")]
    [InlineData("restricted", "container", """{"securityContext": {"capabilities": {"drop": ["NET_RAW", "ALL"], "add": ["NET_BIND_SERVICE"]}}}""", "")]
    [InlineData("restricted:v1.24", "spec", """{"os": {"name": "windows"}, "containers": [{"name": "a", "securityContext": {"allowPrivilegeEscalation": false}}]}""", "Capabilities")]
    [InlineData("restricted:v1.25", "spec", """{"os": {"name": "windows"}, "containers": [{"name": "a"}]}""", "")]
    // check_hostPathVolumes.go, check_restrictedVolumes.go
    [InlineData("baseline:v1.0", "spec", """{"volumes": [{"name": "a", "emptyDir": {}}, {"name": "b", "hostPath": {"path": "/"}}]}""", "HostPath Volumes")]
    [InlineData("restricted:v1.0", "spec", """{"volumes": [{"name": "b", "hostPath": {"path": "/"}}]}""", "Volume Types")]
    [InlineData("baseline", "spec", """{"volumes": [{"name": "a", "nfs": {"server": "s", "path": "/"}}]}""", "")]
    [InlineData("restricted", "spec", """{"volumes": [{"name": "a", "nfs": {"server": "s", "path": "/"}}]}""", "Volume Types")]
    [InlineData("restricted", "spec", """{"volumes": [{"name": "a", "iscsi": {}}, {"name": "b", "azureDisk": {}}, {"name": "c", "flexVolume": {}}]}""", "Volume Types")]
    [InlineData("restricted", "spec", """{"volumes": [{"name": "a"}, {"name": "b", "configMap": {"name": "x"}}, {"name": "c", "csi": {"driver": "x"}}, {"name": "d", "downwardAPI": {}}]}""", "")]
    [InlineData("restricted:v1.25", "spec", """{"volumes": [{"name": "a", "ephemeral": {}}, {"name": "b", "image": {"reference": "x"}}, {"name": "c", "persistentVolumeClaim": {"claimName": "x"}}, {"name": "d", "projected": {}}, {"name": "e", "secret": {"secretName": "x"}}]}""", "")]
    // check_hostPorts.go; pkg/apis/core/v1/defaults.go makes the ports of a pod on the node's network host ports
    [InlineData("baseline:v1.0", "container", """{"ports": [{"containerPort": 80}, {"containerPort": 81, "hostPort": 81}]}""", "Host Ports")]
    [InlineData("restricted", "container", """{"ports": [{"containerPort": 80, "hostPort": 0}]}""", "")]
    [InlineData("baseline", "spec", """{"hostNetwork": true, "containers": [{"name": "a", "ports": [{"containerPort": 80}]}]}""", "Host Namespaces, Host Ports")]
    // check_hostProbesAndhostLifecycle.go
    [InlineData("baseline:v1.33", "container", """{"livenessProbe": {"httpGet": {"port": 80, "host": "127.0.0.1"}}}""", "")]
    [InlineData("baseline:v1.34", "container", """{"livenessProbe": {"httpGet": {"port": 80, "host": "127.0.0.1"}}}""", "Host Probes / Lifecycle Hooks (Kubernetes 1.34 and newer)")]
    [InlineData("restricted", "container", """{"readinessProbe": {"tcpSocket": {"port": 80, "host": "10.0.0.1"}}}""", "Host Probes / Lifecycle Hooks (Kubernetes 1.34 and newer)")]
    [InlineData("baseline", "container", """{"startupProbe": {"httpGet": {"port": 80, "host": "localhost"}}}""", "Host Probes / Lifecycle Hooks (Kubernetes 1.34 and newer)")]
    [InlineData("baseline", "container", """{"lifecycle": {"preStop": {"httpGet": {"port": 80, "host": "localhost"}}}}""", "Host Probes / Lifecycle Hooks (Kubernetes 1.34 and newer)")]
    [InlineData("baseline", "container", """{"lifecycle": {"postStart": {"tcpSocket": {"port": 80, "host": "localhost"}}}}""", "Host Probes / Lifecycle Hooks (Kubernetes 1.34 and newer)")]
    [InlineData("baseline", "container", """{"livenessProbe": {"httpGet": {"port": 80, "host": ""}}, "readinessProbe": {"exec": {"command": ["true"]}}, "startupProbe": {"tcpSocket": {"port": 80}}}""", "")]
    // check_appArmorProfile.go
    [InlineData("baseline:v1.0", "template", """{"metadata": {"annotations": {"container.apparmor.security.beta.kubernetes.io/agent": "unconfined"}}}""", "AppArmor")]
    [InlineData("restricted", "template", """{"metadata": {"annotations": {"container.apparmor.security.beta.kubernetes.io/": "bogus"}}}""", "AppArmor")]
    [InlineData("baseline", "template", """{"metadata": {"annotations": {"container.apparmor.security.beta.kubernetes.io/a": "", "container.apparmor.security.beta.kubernetes.io/b": "runtime/default", "container.apparmor.security.beta.kubernetes.io/c": "localhost/x"}}}""", "")]
    [InlineData("baseline:v1.25", "spec", """{"securityContext": {"appArmorProfile": {"type": "Unconfined"}}}""", "AppArmor")]
    [InlineData("baseline", "container", """{"securityContext": {"appArmorProfile": {"type": "Unconfined"}}}""", "AppArmor")]
    [InlineData("baseline", "container", """{"securityContext": {"appArmorProfile": {"type": "Localhost", "localhostProfile": "x"}}}""", "")]
    // check_seLinuxOptions.go
    [InlineData("baseline:v1.0", "spec", """{"securityContext": {"seLinuxOptions": {"type": "spc_t"}}}""", "SELinux")]
    [InlineData("baseline", "container", """{"securityContext": {"seLinuxOptions": {"user": "root"}}}""", "SELinux")]
    [InlineData("baseline", "container", """{"securityContext": {"seLinuxOptions": {"role": "r"}}}""", "SELinux")]
    [InlineData("baseline", "container", """{"securityContext": {"seLinuxOptions": {"type": "container_kvm_t", "level": "s0:c1,c2"}}}""", "")]
    [InlineData("baseline:v1.30", "container", """{"securityContext": {"seLinuxOptions": {"type": "container_engine_t"}}}""", "SELinux")]
    [InlineData("baseline:v1.31", "container", """{"securityContext": {"seLinuxOptions": {"type": "container_engine_t"}}}""", "")]
    // check_procMount_baseline.go, check_procMount_restricted.go
    [InlineData("baseline:v1.0", "container", """{"securityContext": {"procMount": "Unmasked"}}""", "/proc Mount Type")]
    [InlineData("restricted", "container", """{"securityContext": {"procMount": "Default"}}""", "")]
    [InlineData("baseline:v1.34", "spec", """{"hostUsers": false, "containers": [{"name": "a", "securityContext": {"procMount": "Unmasked"}}]}""", "/proc Mount Type")]
    [InlineData("baseline:v1.35", "spec", """{"hostUsers": false, "containers": [{"name": "a", "securityContext": {"procMount": "Unmasked"}}]}""", "")]
    [InlineData("baseline:v1.35", "spec", """{"hostUsers": true, "containers": [{"name": "a", "securityContext": {"procMount": "Unmasked"}}]}""", "/proc Mount Type")]
    [InlineData("restricted:v1.35", "spec", """{"hostUsers": false, "containers": [{"name": "a", "securityContext": {"allowPrivilegeEscalation": false, "capabilities": {"drop": ["ALL"]}, "procMount": "Unmasked"}}]}""", "/proc Mount Type")]
    // check_seccompProfile_baseline.go
    [InlineData("baseline:v1.18", "template", """{"metadata": {"annotations": {"seccomp.security.alpha.kubernetes.io/pod": "unconfined"}}}""", "Seccomp")]
    [InlineData("restricted:v1.18", "template", """{"metadata": {"annotations": {"container.seccomp.security.alpha.kubernetes.io/agent": ""}}}""", "Seccomp")]
    [InlineData("baseline:v1.18", "template", """{"metadata": {"annotations": {"container.seccomp.security.alpha.kubernetes.io/other": "unconfined", "seccomp.security.alpha.kubernetes.io/pod": "docker/default"}}}""", "")]
    [InlineData("baseline:v1.18", "spec", """{"securityContext": {"seccompProfile": {"type": "Unconfined"}}}""", "")]
    [InlineData("baseline:v1.19", "spec", """{"securityContext": {"seccompProfile": {"type": "Unconfined"}}}""", "Seccomp")]
    [InlineData("baseline:v1.19", "template", """{"metadata": {"annotations": {"seccomp.security.alpha.kubernetes.io/pod": "unconfined"}}}""", "")]
    [InlineData("baseline", "container", """{"securityContext": {"seccompProfile": {"type": "Unconfined"}}}""", "Seccomp")]
    [InlineData("baseline", "spec", """{"securityContext": {"seccompProfile": null}}""", "")]
    // check_seccompProfile_restricted.go
    [InlineData("restricted:v1.18", "spec", """{"securityContext": {"seccompProfile": null}}""", "")]
    [InlineData("restricted:v1.19", "spec", """{"securityContext": {"seccompProfile": null}}""", "Seccomp")]
    [InlineData("restricted", "container", """{"securityContext": {"seccompProfile": {"type": "Unconfined"}}}""", "Seccomp")]
    [InlineData("restricted", "spec", """{"securityContext": {"seccompProfile": null}, "containers": [{"name": "a", "securityContext": {"allowPrivilegeEscalation": false, "capabilities": {"drop": ["ALL"]}, "seccompProfile": {"type": "Localhost", "localhostProfile": "x"}}}]}""", "")]
    [InlineData("restricted:v1.24", "spec", """{"os": {"name": "windows"}, "securityContext": {"seccompProfile": null}}""", "Seccomp")]
    [InlineData("restricted:v1.25", "spec", """{"os": {"name": "windows"}, "securityContext": {"seccompProfile": null}}""", "")]
    // check_sysctls.go
    [InlineData("baseline:v1.0", "spec", """{"securityContext": {"sysctls": [{"name": "kernel.msgmax", "value": "1"}]}}""", "Sysctls")]
    [InlineData("restricted", "spec", """{"securityContext": {"sysctls": [{"name": "kernel.shm_rmid_forced", "value": "1"}, {"name": "net.ipv4.ip_local_port_range", "value": "1"}, {"name": "net.ipv4.tcp_syncookies", "value": "1"}, {"name": "net.ipv4.ping_group_range", "value": "1"}, {"name": "net.ipv4.ip_unprivileged_port_start", "value": "1"}]}}""", "")]
    [InlineData("baseline:v1.26", "spec", """{"securityContext": {"sysctls": [{"name": "net.ipv4.ip_local_reserved_ports", "value": "1"}]}}""", "Sysctls")]
    [InlineData("baseline:v1.27", "spec", """{"securityContext": {"sysctls": [{"name": "net.ipv4.ip_local_reserved_ports", "value": "1"}]}}""", "")]
    [InlineData("baseline:v1.28", "spec", """{"securityContext": {"sysctls": [{"name": "net.ipv4.tcp_keepalive_time", "value": "1"}]}}""", "Sysctls")]
    [InlineData("baseline:v1.29", "spec", """{"securityContext": {"sysctls": [{"name": "net.ipv4.tcp_keepalive_time", "value": "1"}, {"name": "net.ipv4.tcp_fin_timeout", "value": "1"}, {"name": "net.ipv4.tcp_keepalive_intvl", "value": "1"}, {"name": "net.ipv4.tcp_keepalive_probes", "value": "1"}]}}""", "")]
    [InlineData("baseline:v1.31", "spec", """{"securityContext": {"sysctls": [{"name": "net.ipv4.tcp_wmem", "value": "1"}]}}""", "Sysctls")]
    [InlineData("baseline:v1.32", "spec", """{"securityContext": {"sysctls": [{"name": "net.ipv4.tcp_wmem", "value": "1"}, {"name": "net.ipv4.tcp_rmem", "value": "1"}]}}""", "")]
    [InlineData("baseline:v1.36", "spec", """{"securityContext": {"sysctls": [{"name": "net.ipv4.tcp_notsent_lowat", "value": "1"}]}}""", "Sysctls")]
    [InlineData("baseline:v1.99", "spec", """{"securityContext": {"sysctls": [{"name": "net.ipv4.tcp_notsent_lowat", "value": "1"}, {"name": "net.ipv4.tcp_slow_start_after_idle", "value": "1"}]}}""", "")]
    // check_allowPrivilegeEscalation.go
    [InlineData("restricted:v1.7", "container", """{"securityContext": {"allowPrivilegeEscalation": true}}""", "")]
    [InlineData("restricted:v1.8", "container", """{"securityContext": {"allowPrivilegeEscalation": true}}""", "Privilege Escalation")]
    [InlineData("restricted", "container", """{"securityContext": {"allowPrivilegeEscalation": null}}""", "Privilege Escalation")]
    [InlineData("baseline", "container", """{"securityContext": {"allowPrivilegeEscalation": true}}""", "")]
    [InlineData("restricted:v1.24", "spec", """{"os": {"name": "windows"}, "containers": [{"name": "a", "securityContext": {"capabilities": {"drop": ["ALL"]}}}]}""", "Privilege Escalation")]
    [InlineData("restricted:v1.24", "spec", """{"os": {"name": "linux"}}""", "")]
    // check_runAsNonRoot.go
    [InlineData("restricted:v1.0", "spec", """{"securityContext": {"runAsNonRoot": null}}""", "Running as Non-root")]
    [InlineData("restricted", "spec", """{"securityContext": {"runAsNonRoot": false}}""", "Running as Non-root")]
    [InlineData("restricted", "container", """{"securityContext": {"runAsNonRoot": false}}""", "Running as Non-root")]
    [InlineData("restricted", "spec", """{"securityContext": {"runAsNonRoot": null}, "containers": [{"name": "a", "securityContext": {"allowPrivilegeEscalation": false, "capabilities": {"drop": ["ALL"]}, "runAsNonRoot": true}}]}""", "")]
    [InlineData("restricted:v1.34", "spec", """{"hostUsers": false, "securityContext": {"runAsNonRoot": null}}""", "Running as Non-root")]
    [InlineData("restricted:v1.35", "spec", """{"hostUsers": false, "securityContext": {"runAsNonRoot": null}}""", "")]
    [InlineData("restricted", "spec", """{"os": {"name": "windows"}, "securityContext": {"runAsNonRoot": null}}""", "Running as Non-root")]
    [InlineData("baseline", "spec", """{"securityContext": {"runAsNonRoot": false}}""", "")]
    // check_runAsUser.go
    [InlineData("restricted:v1.22", "spec", """{"securityContext": {"runAsUser": 0}}""", "")]
    [InlineData("restricted:v1.23", "spec", """{"securityContext": {"runAsUser": 0}}""", "Running as Non-root user")]
    [InlineData("restricted", "container", """{"securityContext": {"runAsUser": 0}}""", "Running as Non-root user")]
    [InlineData("restricted", "container", """{"securityContext": {"runAsUser": 1000}}""", "")]
    [InlineData("restricted:v1.34", "spec", """{"hostUsers": false, "securityContext": {"runAsUser": 0}}""", "Running as Non-root user")]
    [InlineData("restricted:v1.35", "spec", """{"hostUsers": false, "securityContext": {"runAsUser": 0}}""", "")]
    [InlineData("privileged", "spec", """{"hostPID": true, "hostNetwork": true}""", "")]
    public void Names_the_controls_that_refuse_the_pods(string standard, string where, string change, string controls) =>
        Assert.Equal(controls, Controls(Labels(standard), where, change));

    [Theory]
    [InlineData("container", """{"securityContext": {"privileged": true}}""", "containers[0]")]
    [InlineData("spec", """{"initContainers": [{"name": "a", "securityContext": {"privileged": true}}]}""", "initContainers[0]")]
    [InlineData("spec", """{"ephemeralContainers": [{"name": "a", "securityContext": {"privileged": true}}]}""", "ephemeralContainers[0]")]
    public void Looks_at_containers_of_every_kind(string where, string change, string path)
    {
        var finding = Assert.Single(RuleRun.Of(_rule, Review(Labels("baseline"), where, change)));

        Assert.Equal($"spec.template.spec.{path}.securityContext.privileged", finding.Field);
    }

    // api/helpers.go, PolicyToEvaluate
    [Theory]
    [InlineData("baseline", null, " of baseline, which namespace default enforces, refuses")]
    [InlineData("baseline", "latest", " of baseline:latest, which namespace default enforces, refuses")]
    [InlineData("baseline", "v1.25", " of baseline:v1.25, which namespace default enforces, refuses")]
    [InlineData("Baseline", "v1.25", " of restricted:v1.25 (label pod-security.kubernetes.io/enforce is \"Baseline\", which counts as restricted), which namespace default enforces, refuses")]
    [InlineData("", null, " of restricted (label pod-security.kubernetes.io/enforce is \"\", which counts as restricted), which namespace default enforces, refuses")]
    [InlineData("baseline", "1.25", " of baseline:latest (label pod-security.kubernetes.io/enforce-version is \"1.25\", which counts as latest), which namespace default enforces, refuses")]
    [InlineData("baseline", "v1.05", " of baseline:latest (label pod-security.kubernetes.io/enforce-version is \"v1.05\", which counts as latest), which namespace default enforces, refuses")]
    [InlineData("baseline", "v1.", " of baseline:latest (label pod-security.kubernetes.io/enforce-version is \"v1.\", which counts as latest), which namespace default enforces, refuses")]
    [InlineData("baseline", "v1.99999999999", " of baseline:latest (label pod-security.kubernetes.io/enforce-version is \"v1.99999999999\", which counts as latest), which namespace default enforces, refuses")]
    public void Reads_the_labels_as_the_API_server_does(string level, string? version, string text)
    {
        Dictionary<string, string> labels = new() { [Level] = level };
        if (version is not null)
            labels[Version] = version;

        Assert.Contains(text, Assert.Single(RuleRun.Messages(_rule, Review(labels, "spec", """{"hostPID": true}"""))), StringComparison.Ordinal);
    }

    [Fact]
    public void Says_nothing_of_a_namespace_without_the_label_or_that_is_not_known()
    {
        Dictionary<string, string> others = new() { [Version] = "v1.30", ["pod-security.kubernetes.io/warn"] = "restricted" };
        var review = Review(others, "spec", """{"hostPID": true}""");

        Assert.Empty(RuleRun.Of(_rule, review));
        Assert.Empty(RuleRun.Of(_rule, review with { Cluster = new ClusterBuilder().Build() }));
    }

    [Theory]
    [InlineData("""{"hostPID": true}""", "privileged")]
    [InlineData("""{"securityContext": {"runAsNonRoot": null}}""", "baseline")]
    public void Names_the_strictest_level_that_admits_the_pods(string change, string level)
    {
        var finding = Assert.Single(RuleRun.Of(_rule, Review(Labels("restricted"), "spec", change)));

        Assert.EndsWith($", or label namespace default {Level}={level}", finding.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Running as Non-root")]
    [InlineData("""{"spec": {"template": {"spec": {"securityContext": {}, "containers": [{"name": "agent", "securityContext": {"allowPrivilegeEscalation": false, "capabilities": {"drop": ["ALL"]}, "seccompProfile": {"type": "RuntimeDefault"}}}]}}}}""", "Running as Non-root")]
    [InlineData("""{"spec": {"template": {"spec": {"hostPID": true, "containers": [{"name": "agent"}]}}}}""", "")]
    public void Judges_of_a_live_object_only_what_is_known_whole(string kept, string controls)
    {
        var review = Review(Labels("restricted"), "spec", """{"securityContext": {"runAsNonRoot": null}}""");
        var json = kept.Length == 0 ? Encoding.UTF8.GetString(review.ObjectJson.Span) : kept;
        review = review with
        {
            Source = ReviewSource.Audit,
            Object = review.Object! with { SecurityJson = json },
            ObjectJson = default,
        };

        Assert.Equal(controls, Named(RuleRun.Messages(_rule, review)));
        Assert.Empty(RuleRun.Of(_rule, review with { Object = review.Object with { SecurityJson = "" } }));
    }

    private string Controls(Dictionary<string, string> labels, string where, string change) => Named(RuleRun.Messages(_rule, Review(labels, where, change)));

    private static string Named(IEnumerable<string> messages) =>
        string.Join(", ", messages.Select(message => message.Split(": control ")[1].Split([" of baseline", " of restricted"], StringSplitOptions.None)[0]));

    private static Dictionary<string, string> Labels(string standard)
    {
        var parts = standard.Split(':');
        Dictionary<string, string> labels = new() { [Level] = parts[0] };
        if (parts.Length > 1)
            labels[Version] = parts[1];

        return labels;
    }

    private static DaemonSetReview Review(Dictionary<string, string> labels, string where, string change)
    {
        var json = Encoding.UTF8.GetBytes(PodTemplateCase.With([.. Admitted, new("", where, change)]).ToJsonString());
        var daemonSet = JsonSerializer.Deserialize(json, ModelJsonContext.Default.DaemonSet)!;
        return DaemonSetReview.ForManifest(daemonSet, json, DateTimeOffset.UnixEpoch) with
        {
            Cluster = new ClusterBuilder().Namespace("default", labels).Build(),
        };
    }
}
