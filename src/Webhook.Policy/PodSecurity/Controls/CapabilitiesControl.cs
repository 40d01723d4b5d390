namespace Webhook.Policy.PodSecurity.Controls;

/// <summary>Capabilities: baseline allows those that containers have by default, restricted none but NET_BIND_SERVICE since v1.22.</summary>
/// <remarks>
/// Follows policy/check_capabilities_baseline.go and check_capabilities_restricted.go of k8s.io/pod-security-admission. Where the
/// restricted check takes the other's place, it looks at no pod for Windows since v1.25.
/// </remarks>
internal sealed class CapabilitiesControl : SecurityControl
{
    private const string NetBindService = "NET_BIND_SERVICE";

    private static readonly string[] Default =
    [
        "AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", NetBindService, "SETFCAP", "SETGID", "SETPCAP",
        "SETUID", "SYS_CHROOT",
    ];

    public override string Name => "Capabilities";

    public override Refusal? Check(SecuredPod pod, SecurityStandard standard)
    {
        if (standard.Level == SecurityLevel.Baseline || !standard.IsSince(22))
        {
            var added = Added(pod, Default);
            return Refuse(added.Violations, $"only {string.Join(", ", Default)} in add", Removal(added.Names));
        }

        return pod.IsForWindows && standard.IsSince(25) ? null : CheckRestricted(pod);
    }

    private Refusal? CheckRestricted(SecuredPod pod)
    {
        List<Violation> violations =
        [
            .. InContainers(pod, "securityContext.capabilities.drop", container =>
                Listed(container, "drop") is not { Count: > 0 } drop ? "is not set" : drop.Contains("ALL") ? "" : $"is {string.Join(", ", drop)}"),
        ];
        var added = Added(pod, [NetBindService]);
        var bind = pod.Containers.Any(container => Listed(container, "add").Contains(NetBindService));
        var drop = violations.Count == 0 ? "" : $"write capabilities: {{drop: [ALL]{(bind ? $", add: [{NetBindService}]" : "")}}}";
        string[] remedies = [drop, Removal(added.Names)];
        violations.AddRange(added.Violations);
        return Refuse(violations, $"ALL in drop and only {NetBindService} in add", string.Join(" and ", remedies.Where(remedy => remedy.Length > 0)));
    }

    private static (IReadOnlyList<Violation> Violations, IReadOnlyList<string> Names) Added(SecuredPod pod, string[] allowed)
    {
        var names = pod.Containers.SelectMany(container => Listed(container, "add")).Except(allowed, StringComparer.Ordinal).ToList();
        return (
            [
                .. InContainers(pod, "securityContext.capabilities.add", container =>
                    Listed(container, "add").Intersect(names).ToList() is { Count: > 0 } own ? $"has {string.Join(", ", own)}" : ""),
            ],
            names);
    }

    private static string Removal(IReadOnlyList<string> names) => names.Count == 0 ? "" : $"remove {string.Join(" and ", names)} from capabilities.add";

    private static IReadOnlyList<string> Listed(SecuredContainer container, string list) =>
        container.SecurityContext?.Child("capabilities")?.Strings(list) ?? [];
}
