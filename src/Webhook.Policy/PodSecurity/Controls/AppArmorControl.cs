using Webhook.Model.Core;
using Webhook.Policy.Validators.Pods;

namespace Webhook.Policy.PodSecurity.Controls;

/// <summary>AppArmor: no container is without the confinement that the node gives it.</summary>
/// <remarks>Follows policy/check_appArmorProfile.go of k8s.io/pod-security-admission, which looks at the fields whatever the version is.</remarks>
internal sealed class AppArmorControl : SecurityControl
{
    private const string Field = "securityContext.appArmorProfile.type";

    public override string Name => "AppArmor";

    public override Refusal? Check(SecuredPod pod, SecurityStandard standard)
    {
        List<Violation> violations = [];
        if (Forbidden(pod.SecurityContext) is { Length: > 0 } ofPod)
            violations.Add(Violation.OfPod(Field, ofPod));

        violations.AddRange(InContainers(pod, Field, container => Forbidden(container.SecurityContext)));
        var annotations = Annotations(pod).ToList();
        var field = violations.Count == 0 ? "" : "write appArmorProfile: {type: RuntimeDefault}";
        var annotation = annotations.Count == 0 ? "" : "write runtime/default in the annotation";
        return Refuse(
            [.. violations, .. annotations],
            "unset, RuntimeDefault or Localhost; in annotations runtime/default or localhost/*",
            $"{field}{(field.Length > 0 && annotation.Length > 0 ? " and " : "")}{annotation}");
    }

    private static IEnumerable<Violation> Annotations(SecuredPod pod) =>
        from annotation in pod.Annotations
        where annotation.Key.StartsWith(PodSecurityFields.AppArmorAnnotation, StringComparison.Ordinal)
        let profile = ApiObject.TextOf(annotation.Value)
        where profile is not ("" or "runtime/default") && !profile.StartsWith("localhost/", StringComparison.Ordinal)
        select Violation.OfAnnotation(annotation.Key, profile);

    private static string Forbidden(ApiObject? securityContext) =>
        securityContext?.Child("appArmorProfile") is { } profile && profile.Text("type") is var type and not ("RuntimeDefault" or "Localhost")
            ? $"is \"{type}\""
            : "";
}
