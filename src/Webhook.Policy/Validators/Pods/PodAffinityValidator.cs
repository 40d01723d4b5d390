namespace Webhook.Policy.Validators.Pods;

/// <summary>What the API server asks of a pod affinity or anti-affinity.</summary>
internal sealed class PodAffinityValidator : ApiValidator
{
    /// <summary>Builds the validator once; it is stateless and safe for use from many threads.</summary>
    /// <param name="isNew">Whether the object is new.</param>
    public PodAffinityValidator(bool isNew)
    {
        var term = new PodAffinityTermValidator(isNew);
        Each("requiredDuringSchedulingIgnoredDuringExecution", term);
        Each("preferredDuringSchedulingIgnoredDuringExecution", new PreferenceValidator(term));
    }

    private sealed class PreferenceValidator : ApiValidator
    {
        public PreferenceValidator(PodAffinityTermValidator term)
        {
            Check((preferred, context) => WeightChecks.Check(preferred, context));
            Check(HasTerm);
            Child("podAffinityTerm", term);
        }

        private static void HasTerm(ApiObject preferred, FluentValidation.ValidationContext<ApiObject> context)
        {
            if (preferred.Child("podAffinityTerm") is null)
                Fail(context, "podAffinityTerm.topologyKey", FieldErrorType.Required, "is missing", "write topologyKey: kubernetes.io/hostname");
        }
    }
}
