using FluentValidation;

namespace Webhook.Policy.Validators.Pods;

/// <summary>What the API server asks of the members that a pod's and a container's <c>securityContext</c> share.</summary>
internal static class SecurityChecks
{
    /// <summary>Reports ids that are none.</summary>
    public static void Ids(ApiObject security, ValidationContext<ApiObject> context, params string[] fields)
    {
        foreach (var field in fields)
        {
            if (security.Number(field) is { } id and (< 0 or > int.MaxValue))
                ApiValidator.Fail(context, field, FieldErrorType.Invalid, $"is {id}, must be 0 to {int.MaxValue}", $"write an id of 0 to {int.MaxValue}");
        }
    }

    /// <summary>Reports a profile that is incomplete.</summary>
    public static void Seccomp(ApiObject security, ValidationContext<ApiObject> context)
    {
        if (security.Child("seccompProfile") is not { } profile)
            return;

        var (type, path) = (profile.Text("type"), profile.Text("localhostProfile"));
        if (type is not ("Localhost" or "RuntimeDefault" or "Unconfined"))
        {
            ApiValidator.Fail(context, "seccompProfile.type", type.Length == 0 ? FieldErrorType.Required : FieldErrorType.NotSupported,
                type.Length == 0 ? "is missing" : $"is \"{type}\", must be Localhost, RuntimeDefault or Unconfined", "write type: RuntimeDefault");
        }
        else if (type == "Localhost" && path.Length == 0)
        {
            ApiValidator.Fail(context, "seccompProfile.localhostProfile", FieldErrorType.Required, "is missing while type is Localhost",
                "write the profile's path below the kubelet's seccomp folder");
        }
        else if (type != "Localhost" && profile.Has("localhostProfile"))
        {
            ApiValidator.Fail(context, "seccompProfile.localhostProfile", FieldErrorType.Invalid, $"may not be set while type is {type}",
                "drop localhostProfile, or write type: Localhost");
        }
    }
}
