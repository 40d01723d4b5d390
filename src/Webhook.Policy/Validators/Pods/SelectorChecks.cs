using System.Text.Json;
using FluentValidation;
using Webhook.Model;

namespace Webhook.Policy.Validators.Pods;

/// <summary>What the API server asks of label selectors inside a pod template.</summary>
internal static class SelectorChecks
{
    private static readonly LabelSelectorValidator Validator = new();

    /// <summary>Reports what is wrong with the selectors that are there.</summary>
    public static void Check(ApiObject holder, ValidationContext<ApiObject> context, params string[] fields)
    {
        foreach (var field in fields)
        {
            if (Read(holder.Get(field)) is not { } selector)
                continue;

            foreach (var error in Validator.Validate(selector).Errors)
            {
                ApiValidator.Fail(context, FieldPath.Join(field, error.PropertyName), error.ErrorCode, $"is wrong: {error.ErrorMessage}",
                    "write matchLabels, or matchExpressions with In, NotIn, Exists or DoesNotExist");
            }
        }
    }

    private static Model.Meta.LabelSelector? Read(JsonElement json)
    {
        try
        {
            return json.ValueKind == JsonValueKind.Object ? json.Deserialize(ModelJsonContext.Default.LabelSelector) : null;
        }
        catch (JsonException)
        {
            // A member of another type is reported where the object is read.
            return null;
        }
    }
}
