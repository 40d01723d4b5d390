using FluentValidation;

namespace Webhook.Policy.Validators.Pods;

/// <summary>What the API server asks of a pod's <c>securityContext</c>.</summary>
internal sealed class PodSecurityContextValidator : ApiValidator
{
    private const int LongestSysctl = 253;

    /// <summary>Builds the validator once; it is stateless and safe for use from many threads.</summary>
    public PodSecurityContextValidator()
    {
        Check((security, context) => SecurityChecks.Ids(security, context, "runAsUser", "runAsGroup", "fsGroup"));
        Check(Groups);
        Check(SecurityChecks.Seccomp);
        Check((security, context) => OneOf(security, context, "fsGroupChangePolicy", "OnRootMismatch", "Always"));
        Check(Sysctls);
    }

    private static void Groups(ApiObject security, ValidationContext<ApiObject> context)
    {
        var groups = security.Get("supplementalGroups");
        if (groups.ValueKind != System.Text.Json.JsonValueKind.Array)
            return;

        for (var i = 0; i < groups.GetArrayLength(); i++)
        {
            if (groups[i].ValueKind == System.Text.Json.JsonValueKind.Number && groups[i].TryGetInt64(out var id) && id is < 0 or > int.MaxValue)
                Fail(context, $"supplementalGroups[{i}]", FieldErrorType.Invalid, $"is {id}, must be 0 to {int.MaxValue}", "write the id of a group");
        }
    }

    private static void Sysctls(ApiObject security, ValidationContext<ApiObject> context)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var sysctls = security.Items("sysctls");
        for (var i = 0; i < sysctls.Count; i++)
        {
            var name = sysctls[i].Text("name");
            if (name.Length == 0)
                Fail(context, $"sysctls[{i}].name", FieldErrorType.Required, "is missing", "name the sysctl, such as net.ipv4.tcp_syncookies");
            else if (!IsSysctl(name))
                Fail(context, $"sysctls[{i}].name", FieldErrorType.Invalid, $"is \"{name}\", which can name no sysctl", "write it as sysctl prints it, in lower case");
            else if (!names.Add(name))
                Fail(context, $"sysctls[{i}].name", FieldErrorType.Duplicate, $"is \"{name}\", which stands there twice", "keep one of the two");
        }
    }

    // Parts between dots, or slashes since 1.24: each of lower case letters, digits, - and _ with no - or _ at its ends. Other letters
    // may stand inside in an interface's name since then, so only what no release takes is refused.
    private static bool IsSysctl(string name) => name.Length <= LongestSysctl && char.IsAsciiLetterOrDigit(name[0])
        && char.IsAsciiLetterOrDigit(name[^1]) && !name.Any(char.IsWhiteSpace);
}
