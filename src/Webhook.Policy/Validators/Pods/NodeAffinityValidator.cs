using FluentValidation;

namespace Webhook.Policy.Validators.Pods;

/// <summary>What the API server asks of a node affinity. A term without requirements is let through: it matches nothing.</summary>
internal sealed class NodeAffinityValidator : ApiValidator
{
    private const string RequiredTerms = "requiredDuringSchedulingIgnoredDuringExecution";
    private const string Preferred = "preferredDuringSchedulingIgnoredDuringExecution";

    /// <summary>Builds the validator once; it is stateless and safe for use from many threads.</summary>
    /// <param name="isNew">Whether the object is new: values of In and NotIn must be label values then, since 1.34.</param>
    public NodeAffinityValidator(bool isNew)
    {
        Child(RequiredTerms, new TermsValidator(isNew));
        Each(Preferred, new PreferenceValidator());
    }

    private sealed class TermsValidator : ApiValidator
    {
        public TermsValidator(bool isNew)
        {
            Check(HasTerms);
            Each("nodeSelectorTerms", new NodeSelectorTermValidator(isNew));
        }

        private static void HasTerms(ApiObject affinity, ValidationContext<ApiObject> context)
        {
            if (affinity.Items("nodeSelectorTerms").Count == 0)
                Fail(context, "nodeSelectorTerms", FieldErrorType.Required, "is missing or empty", $"write at least one term, or drop {RequiredTerms}");
        }
    }

    private sealed class PreferenceValidator : ApiValidator
    {
        public PreferenceValidator()
        {
            Check((preferred, context) => WeightChecks.Check(preferred, context));
            Child("preference", new NodeSelectorTermValidator(valuesAreLabels: false));
        }
    }
}
