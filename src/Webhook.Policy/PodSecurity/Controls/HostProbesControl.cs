using Webhook.Model;

namespace Webhook.Policy.PodSecurity.Controls;

/// <summary>Host Probes / Lifecycle Hooks: the kubelet asks the pod and nobody else, since v1.34.</summary>
/// <remarks>Follows policy/check_hostProbesAndhostLifecycle.go of k8s.io/pod-security-admission.</remarks>
internal sealed class HostProbesControl : SecurityControl
{
    private static readonly string[] Probes = ["livenessProbe", "readinessProbe", "startupProbe"];
    private static readonly string[] Hooks = ["postStart", "preStop"];
    private static readonly string[] Actions = ["httpGet", "tcpSocket"];

    // Named with its version: an API server that is older has no such control at any version.
    public override string Name => "Host Probes / Lifecycle Hooks (Kubernetes 1.34 and newer)";

    public override Refusal? Check(SecuredPod pod, SecurityStandard standard) => standard.IsSince(34)
        ? Refuse([.. pod.Containers.SelectMany(Hosts)], "unset or empty", "remove host: the kubelet then asks the pod itself")
        : null;

    private static IEnumerable<Violation> Hosts(SecuredContainer container)
    {
        var handlers = Probes.Select(probe => (Path: probe, Handler: container.Json.Child(probe)))
            .Concat(Hooks.Select(hook => (Path: FieldPath.Join("lifecycle", hook), Handler: container.Json.Child("lifecycle")?.Child(hook))));
        return
            from it in handlers
            from action in Actions
            let host = it.Handler?.Child(action)?.Text("host") ?? ""
            where host.Length > 0
            select Violation.Of(container, $"{it.Path}.{action}.host", $"is \"{host}\"");
    }
}
