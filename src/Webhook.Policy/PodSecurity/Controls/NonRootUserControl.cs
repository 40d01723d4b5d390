namespace Webhook.Policy.PodSecurity.Controls;

/// <summary>Running as Non-root user: restricted wants no user 0, since v1.23; pods with users of their own may have it since v1.35.</summary>
/// <remarks>Follows policy/check_runAsUser.go of k8s.io/pod-security-admission.</remarks>
internal sealed class NonRootUserControl : SecurityControl
{
    private const string Field = "securityContext.runAsUser";
    private const string Root = "is 0";

    public override string Name => "Running as Non-root user";

    public override Refusal? Check(SecuredPod pod, SecurityStandard standard)
    {
        if (standard.Level != SecurityLevel.Restricted || !standard.IsSince(23) || (pod.HasOwnUsers && standard.IsSince(35)))
            return null;

        List<Violation> violations = [];
        if (pod.SecurityContext?.Number("runAsUser") == 0)
            violations.Add(Violation.OfPod(Field, Root));

        violations.AddRange(InContainers(pod, Field, container => container.SecurityContext?.Number("runAsUser") == 0 ? Root : ""));
        return Refuse(
            violations,
            $"unset or another user{(pod.HasOwnUsers ? "; hostUsers: false lifts this from v1.35 on" : "")}",
            "write a runAsUser other than 0, or remove it");
    }
}
