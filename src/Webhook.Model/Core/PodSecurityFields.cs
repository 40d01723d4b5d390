namespace Webhook.Model.Core;

/// <summary>The fields of a DaemonSet that the Pod Security Standards judge.</summary>
/// <remarks>
/// Source: <see href="https://kubernetes.io/docs/concepts/security/pod-security-standards/"/>. None of them holds a secret, and the
/// annotations are for whoever keeps them to choose from.
/// </remarks>
public static class PodSecurityFields
{
    /// <summary>Prefix of the annotations that name a container's AppArmor profile.</summary>
    public const string AppArmorAnnotation = "container.apparmor.security.beta.kubernetes.io/";

    /// <summary>The annotation that named the pod's seccomp profile.</summary>
    public const string PodSeccompAnnotation = "seccomp.security.alpha.kubernetes.io/pod";

    /// <summary>Prefix of the annotations that named a container's seccomp profile.</summary>
    public const string ContainerSeccompAnnotation = "container.seccomp.security.alpha.kubernetes.io/";

    /// <summary>A last step that no member has: the object above it is kept without its members.</summary>
    private const string Nothing = "{}";

    private const string Template = "spec.template.spec";

    private static readonly string[] Security =
    [
        "appArmorProfile.type", "runAsNonRoot", "runAsUser", "seLinuxOptions.type", "seLinuxOptions.user", "seLinuxOptions.role",
        "seccompProfile.type", "windowsOptions.hostProcess",
    ];

    private static readonly string[] Handlers =
        ["livenessProbe", "readinessProbe", "startupProbe", "lifecycle.postStart", "lifecycle.preStop"];

    private static readonly string[] Container =
    [
        "name", "ports", .. Security.Select(field => $"securityContext.{field}"), "securityContext.privileged",
        "securityContext.allowPrivilegeEscalation", "securityContext.capabilities", "securityContext.procMount",
        .. Handlers.SelectMany(handler => new[] { $"{handler}.httpGet.host", $"{handler}.tcpSocket.host" }),
    ];

    /// <summary>Paths from the DaemonSet on: member names joined by dots; lists don't count as a step.</summary>
    public static IReadOnlyList<string> Paths { get; } =
    [
        "spec.template.metadata.annotations",
        $"{Template}.hostNetwork", $"{Template}.hostPID", $"{Template}.hostIPC", $"{Template}.hostUsers", $"{Template}.os.name",
        .. Security.Select(field => $"{Template}.securityContext.{field}"), $"{Template}.securityContext.sysctls.name",
        $"{Template}.volumes.name", .. VolumeSourceName.All.Select(source => $"{Template}.volumes.{source}.{Nothing}"),
        .. new[] { "initContainers", "containers", "ephemeralContainers" }.SelectMany(list => Container.Select(field => $"{Template}.{list}.{field}")),
    ];

    /// <summary>Whether the annotation of a pod names a profile.</summary>
    public static bool IsProfile(string annotation) =>
        annotation == PodSeccompAnnotation
        || annotation.StartsWith(AppArmorAnnotation, StringComparison.Ordinal)
        || annotation.StartsWith(ContainerSeccompAnnotation, StringComparison.Ordinal);
}
