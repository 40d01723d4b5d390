using FluentValidation;
using Webhook.Model.Core;

namespace Webhook.Policy.Validators;

/// <summary>What the API server asks of a DaemonSet's pod spec beyond what it asks of every pod.</summary>
/// <remarks>
/// Property names are paths below the pod spec. Error codes are <see cref="FieldErrorType"/>. An absent restart policy is
/// defaulted to Always.
/// Follows <c>ValidateDaemonSetSpec</c> and <c>ValidatePodTemplateSpec</c> of kubernetes' pkg/apis.
/// </remarks>
internal sealed class DaemonSetPodSpecValidator : AbstractValidator<PodSpec>
{
    /// <summary>The only restart policy there is in a DaemonSet.</summary>
    public const string Always = "Always";

    /// <summary>Builds the validator once; it is stateless and safe for use from many threads.</summary>
    public DaemonSetPodSpecValidator() => RuleFor(pod => pod.RestartPolicy).Custom((_, context) => Check(context));

    private static void Check(ValidationContext<PodSpec> context)
    {
        var pod = context.InstanceToValidate;
        if (pod.RestartPolicy is not ("" or Always))
            context.Fail("restartPolicy", FieldErrorType.NotSupported, $"is \"{pod.RestartPolicy}\", must be Always");

        if (pod.ActiveDeadlineSeconds is { } seconds)
            context.Fail("activeDeadlineSeconds", FieldErrorType.Forbidden, $"is {seconds}, and a daemon pod must not have a deadline");

        if (pod.EphemeralContainers.Count > 0)
        {
            context.Fail("ephemeralContainers", FieldErrorType.Forbidden, $"holds {pod.EphemeralContainers.Count}, and a pod template "
                + "must not hold any");
        }
    }
}
