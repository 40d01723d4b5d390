using Webhook.Model.Core;
using Webhook.Policy.Validators.Pods;

namespace Webhook.Policy.PodSecurity.Controls;

/// <summary>Seccomp: no profile that confines nothing. Restricted wants one to be named since v1.19; before, annotations named it.</summary>
/// <remarks>
/// Follows policy/check_seccompProfile_baseline.go and check_seccompProfile_restricted.go of k8s.io/pod-security-admission. Where the
/// restricted check takes the other's place, it looks at no pod for Windows since v1.25.
/// </remarks>
internal sealed class SeccompControl : SecurityControl
{
    private const string Field = "securityContext.seccompProfile.type";

    public override string Name => "Seccomp";

    public override Refusal? Check(SecuredPod pod, SecurityStandard standard)
    {
        if (!standard.IsSince(19))
            return CheckAnnotations(pod);

        var isRequired = standard.Level == SecurityLevel.Restricted;
        if (isRequired && pod.IsForWindows && standard.IsSince(25))
            return null;

        List<Violation> violations = [];
        var ofPod = Profile(pod.SecurityContext);
        if (Forbidden(ofPod) is { Length: > 0 } forbidden)
            violations.Add(Violation.OfPod(Field, forbidden));

        var isNeeded = isRequired && !(ofPod is not null && Forbidden(ofPod).Length == 0);
        violations.AddRange(InContainers(pod, Field, container => Profile(container.SecurityContext) is { } own
            ? Forbidden(own)
            : isNeeded ? "is not set" : ""));
        return Refuse(
            violations,
            isRequired ? "RuntimeDefault or Localhost, on the pod or on each container" : "unset, RuntimeDefault or Localhost",
            $"write seccompProfile: {{type: RuntimeDefault}} in {SecuredPod.PathOf("securityContext")}"
                + (pod.Containers.Any(container => Forbidden(Profile(container.SecurityContext)).Length > 0) ? " and remove it from the containers" : ""));
    }

    private Refusal? CheckAnnotations(SecuredPod pod)
    {
        var names = pod.Containers.Select(container => PodSecurityFields.ContainerSeccompAnnotation + container.Json.Text("name"))
            .Prepend(PodSecurityFields.PodSeccompAnnotation).Distinct();
        return Refuse(
            [
                .. from name in names
                   where pod.Annotations.ContainsKey(name)
                   let profile = ApiObject.TextOf(pod.Annotations[name])
                   where profile is not ("runtime/default" or "docker/default") && !profile.StartsWith("localhost/", StringComparison.Ordinal)
                   select Violation.OfAnnotation(name, profile),
            ],
            "unset, runtime/default or localhost/*",
            "write runtime/default");
    }

    private static ApiObject? Profile(ApiObject? securityContext) => securityContext?.Child("seccompProfile");

    private static string Forbidden(ApiObject? profile) =>
        profile is not null && profile.Text("type") is var type and not ("RuntimeDefault" or "Localhost") ? $"is \"{type}\"" : "";
}
