using FluentValidation;

namespace Webhook.Policy.Validators.Pods;

/// <summary>What the API server asks of Windows containers that run as processes of the node.</summary>
/// <remarks>Source: <see href="https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/"/>.</remarks>
internal static class HostProcessChecks
{
    /// <summary>All containers are such or none is, and those that are use the node's network.</summary>
    public static void Check(ApiObject pod, ValidationContext<ApiObject> context)
    {
        var ofPod = HostProcess(pod);
        var (all, processes) = (0, 0);
        foreach (var list in (string[])["initContainers", "containers"])
        {
            var containers = pod.Items(list);
            for (var i = 0; i < containers.Count; i++)
            {
                var own = HostProcess(containers[i]);
                all++;
                if (own ?? ofPod ?? false)
                    processes++;

                if (own is not null && ofPod is not null && own != ofPod)
                {
                    ApiValidator.Fail(context, $"{list}[{i}].securityContext.windowsOptions.hostProcess", FieldErrorType.Invalid,
                        $"is {Word(own)} while the pod's is {Word(ofPod)}: both must be the same", "drop the container's hostProcess");
                }
            }
        }

        if (processes > 0 && processes < all)
        {
            ApiValidator.Fail(context, "", FieldErrorType.Invalid, $"has {processes} HostProcess containers of {all}: all must be, or none",
                "set securityContext.windowsOptions.hostProcess on the pod");
        }

        if (processes > 0 && pod.Flag("hostNetwork") != true)
            ApiValidator.Fail(context, "hostNetwork", FieldErrorType.Invalid, "must be true for HostProcess containers", "write hostNetwork: true");
    }

    private static bool? HostProcess(ApiObject holder) => holder.Child("securityContext")?.Child("windowsOptions")?.Flag("hostProcess");

    private static string Word(bool? flag) => flag == true ? "true" : "false";
}
