using Webhook.Policy.Validators.Pods;

namespace Webhook.Policy.PodSecurity.Controls;

/// <summary>SELinux: no user or role, and only types made for containers.</summary>
/// <remarks>Follows policy/check_seLinuxOptions.go of k8s.io/pod-security-admission; container_engine_t came with v1.31.</remarks>
internal sealed class SELinuxControl : SecurityControl
{
    private const string EngineType = "container_engine_t";
    private const int EngineSince = 31;

    private static readonly string[] Members = ["type", "user", "role"];
    private static readonly string[] Types = ["container_t", "container_init_t", "container_kvm_t"];

    public override string Name => "SELinux";

    public override Refusal? Check(SecuredPod pod, SecurityStandard standard)
    {
        List<Violation> violations = [];
        foreach (var member in Members)
        {
            var field = $"securityContext.seLinuxOptions.{member}";
            if (Forbidden(pod.SecurityContext, member, standard) is { Length: > 0 } ofPod)
                violations.Add(Violation.OfPod(field, ofPod));

            violations.AddRange(InContainers(pod, field, container => Forbidden(container.SecurityContext, member, standard)));
        }

        string[] types = standard.IsSince(EngineSince) ? [.. Types, EngineType] : Types;
        var later = violations.Any(violation => violation.Fact.EndsWith($"\"{EngineType}\"", StringComparison.Ordinal));
        return Refuse(
            violations,
            $"no user, no role, and type unset, {string.Join(", ", types[..^1])} or {types[^1]}{(later ? $"; {EngineType} from v1.{EngineSince} on" : "")}",
            "remove these options, or write an allowed type");
    }

    private static string Forbidden(ApiObject? securityContext, string member, SecurityStandard standard)
    {
        var value = securityContext?.Child("seLinuxOptions")?.Text(member) ?? "";
        var isAllowed = value.Length == 0
            || (member == "type" && (Types.Contains(value) || (value == EngineType && standard.IsSince(EngineSince))));
        return isAllowed ? "" : $"is \"{value}\"";
    }
}
