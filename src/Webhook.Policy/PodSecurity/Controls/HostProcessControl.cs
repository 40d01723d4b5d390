namespace Webhook.Policy.PodSecurity.Controls;

/// <summary>HostProcess: no Windows container is a process of the node.</summary>
/// <remarks>Follows policy/check_windowsHostProcess.go of k8s.io/pod-security-admission.</remarks>
internal sealed class HostProcessControl : SecurityControl
{
    private const string Field = "securityContext.windowsOptions.hostProcess";
    private const string Set = "is true";

    public override string Name => "HostProcess";

    public override Refusal? Check(SecuredPod pod, SecurityStandard standard)
    {
        List<Violation> violations = [];
        if (pod.SecurityContext?.Child("windowsOptions")?.Flag("hostProcess") == true)
            violations.Add(Violation.OfPod(Field, Set));

        violations.AddRange(InContainers(
            pod, Field, container => container.SecurityContext?.Child("windowsOptions")?.Flag("hostProcess") == true ? Set : ""));
        return Refuse(violations, "unset or false", "remove windowsOptions.hostProcess");
    }
}
