using FluentValidation;

namespace Webhook.Policy.Validators.Pods;

/// <summary>What the API server asks of a container's <c>securityContext</c>.</summary>
internal sealed class ContainerSecurityContextValidator : ApiValidator
{
    /// <summary>Builds the validator once; it is stateless and safe for use from many threads.</summary>
    public ContainerSecurityContextValidator()
    {
        Check((security, context) => SecurityChecks.Ids(security, context, "runAsUser", "runAsGroup"));
        Check(SecurityChecks.Seccomp);
        Check(Escalation);
    }

    private static void Escalation(ApiObject security, ValidationContext<ApiObject> context)
    {
        if (security.Flag("allowPrivilegeEscalation") != false)
            return;

        if (security.Flag("privileged") == true)
        {
            Fail(context, "allowPrivilegeEscalation", FieldErrorType.Invalid, "is false while privileged is true",
                "drop allowPrivilegeEscalation, or privileged");
        }

        // Spelled with its prefix only, as the API server compares it.
        if (security.Child("capabilities")?.Strings("add").Contains("CAP_SYS_ADMIN") == true)
        {
            Fail(context, "allowPrivilegeEscalation", FieldErrorType.Invalid, "is false while capabilities.add holds CAP_SYS_ADMIN",
                "drop allowPrivilegeEscalation, or the capability");
        }
    }
}
