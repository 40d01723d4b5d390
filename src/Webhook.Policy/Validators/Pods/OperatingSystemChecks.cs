using FluentValidation;

namespace Webhook.Policy.Validators.Pods;

/// <summary>What the API server asks of a pod that says which operating system it is for.</summary>
/// <remarks>Source: <see href="https://kubernetes.io/docs/concepts/windows/intro/#compatibility-v1-pod"/>.</remarks>
internal static class OperatingSystemChecks
{
    private static readonly string[] LinuxOfPods =
    [
        "seLinuxOptions", "seccompProfile", "fsGroup", "fsGroupChangePolicy", "runAsUser", "runAsGroup",
    ];

    private static readonly string[] LinuxOfContainers =
    [
        "seLinuxOptions", "seccompProfile", "capabilities", "readOnlyRootFilesystem", "privileged", "allowPrivilegeEscalation", "procMount",
        "runAsUser", "runAsGroup",
    ];

    /// <summary>Reports an unknown system, and fields that belong to the other one.</summary>
    public static void Check(ApiObject pod, ValidationContext<ApiObject> context)
    {
        if (pod.Child("os") is not { } os)
            return;

        switch (os.Text("name"))
        {
            case "linux":
                Forbid(pod, context, ["windowsOptions"], ["windowsOptions"], "linux");
                break;
            case "windows":
                Forbid(pod, context, LinuxOfPods, LinuxOfContainers, "windows");
                Namespaces(pod, context);
                break;
            case "":
                ApiValidator.Fail(context, "os.name", FieldErrorType.Required, "is missing", "write linux or windows, or drop os");
                break;
            case var name:
                ApiValidator.Fail(context, "os.name", FieldErrorType.NotSupported, $"is \"{name}\", must be linux or windows", "write linux or windows");
                break;
        }
    }

    private static void Namespaces(ApiObject pod, ValidationContext<ApiObject> context)
    {
        foreach (var field in (string[])["hostPID", "hostIPC"])
        {
            if (pod.Flag(field) == true)
                Report(context, field, "windows");
        }

        if (pod.Has("shareProcessNamespace"))
            Report(context, "shareProcessNamespace", "windows");
    }

    private static void Forbid(ApiObject pod, ValidationContext<ApiObject> context, string[] ofPods, string[] ofContainers, string os)
    {
        if (pod.Child("securityContext") is { } security)
        {
            foreach (var field in ofPods.Where(security.Has))
                Report(context, $"securityContext.{field}", os);
        }

        foreach (var list in (string[])["initContainers", "containers"])
        {
            var containers = pod.Items(list);
            for (var i = 0; i < containers.Count; i++)
            {
                if (containers[i].Child("securityContext") is { } own)
                {
                    foreach (var field in ofContainers.Where(own.Has))
                        Report(context, $"{list}[{i}].securityContext.{field}", os);
                }
            }
        }
    }

    private static void Report(ValidationContext<ApiObject> context, string field, string os) => ApiValidator.Fail(
        context, field, FieldErrorType.Forbidden, $"may not be set while os.name is {os}", "drop it, or correct os.name");
}
