namespace Webhook.Policy.PodSecurity.Controls;

/// <summary>Running as Non-root: restricted wants pods or containers to say it; not of pods with users of their own since v1.35.</summary>
/// <remarks>Follows policy/check_runAsNonRoot.go of k8s.io/pod-security-admission.</remarks>
internal sealed class NonRootControl : SecurityControl
{
    private const string Field = "securityContext.runAsNonRoot";
    private const string Set = "is false";

    public override string Name => "Running as Non-root";

    public override Refusal? Check(SecuredPod pod, SecurityStandard standard)
    {
        if (standard.Level != SecurityLevel.Restricted || (pod.HasOwnUsers && standard.IsSince(35)))
            return null;

        List<Violation> violations = [];
        var ofPod = pod.SecurityContext?.Flag("runAsNonRoot");
        if (ofPod == false)
            violations.Add(Violation.OfPod(Field, Set));

        violations.AddRange(InContainers(pod, Field, container =>
            container.SecurityContext?.Flag("runAsNonRoot") switch { true => "", false => Set, null => ofPod == true ? "" : "is not set" }));
        return Refuse(
            violations,
            $"true on the pod or on each container{(pod.HasOwnUsers ? "; hostUsers: false lifts this from v1.35 on" : "")}",
            $"write runAsNonRoot: true in {SecuredPod.PathOf("securityContext")}"
                + (pod.Containers.Any(container => container.SecurityContext?.Flag("runAsNonRoot") == false) ? " and remove it from the containers" : ""));
    }
}
