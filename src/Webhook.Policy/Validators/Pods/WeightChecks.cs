using FluentValidation;

namespace Webhook.Policy.Validators.Pods;

/// <summary>What the API server asks of the weight of a preference.</summary>
internal static class WeightChecks
{
    /// <summary>Reports a weight outside 1 to 100; an absent one is 0.</summary>
    public static void Check(ApiObject preference, ValidationContext<ApiObject> context)
    {
        if (preference.Number("weight") is not (>= 1 and <= 100))
        {
            ApiValidator.Fail(context, "weight", FieldErrorType.Invalid, $"is {preference.Number("weight") ?? 0}, must be 1 to 100", "write a weight of 1 to 100");
        }
    }
}
