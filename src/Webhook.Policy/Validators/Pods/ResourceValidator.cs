using FluentValidation;
using Webhook.Model.Core;
using Webhook.Policy.Selectors;

namespace Webhook.Policy.Validators.Pods;

/// <summary>What the API server asks of a container's requests and limits.</summary>
/// <remarks>Source: <see href="https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/"/>.</remarks>
internal sealed class ResourceValidator : ApiValidator
{
    /// <summary>Builds the validator once; it is stateless and safe for use from many threads.</summary>
    public ResourceValidator()
    {
        Check((resources, context) => Amounts(resources, context, "limits"));
        Check((resources, context) => Amounts(resources, context, "requests"));
        Check(RequestsFitLimits);
    }

    /// <summary>Reports names that are no resources of a container, and amounts that are none.</summary>
    internal static void Amounts(ApiObject holder, ValidationContext<ApiObject> context, string map)
    {
        foreach (var (name, value) in holder.Map(map))
        {
            var field = $"{map}[{name}]";
            if (!LabelSyntax.IsQualifiedName(name))
            {
                Fail(context, field, FieldErrorType.Invalid, "has a malformed name", "write cpu, memory, ephemeral-storage or the name of an extended resource");
            }
            else if (!name.Contains('/') && name is not ("cpu" or "memory" or "ephemeral-storage") && !name.StartsWith(ResourceName.HugePagesPrefix, StringComparison.Ordinal))
            {
                Fail(context, field, FieldErrorType.Invalid, "is no resource of a container", "write cpu, memory, ephemeral-storage or the name of an extended resource");
            }

            if (value.ValueKind == System.Text.Json.JsonValueKind.Null)
                continue;

            var text = ApiObject.TextOf(value);
            if (!Quantity.TryParse(text.Trim(), out var quantity))
                Fail(context, field, FieldErrorType.Invalid, $"is \"{text}\", which is no quantity", "write a quantity such as 100m, 1.5 or 128Mi");
            else if (quantity < Quantity.Zero)
                Fail(context, field, FieldErrorType.Invalid, $"is {text}, must not be negative", "write an amount of 0 or more");
            else if (IsExtended(name) && quantity != Quantity.Of(quantity.Value))
                Fail(context, field, FieldErrorType.Invalid, $"is {text}, must be a whole number", "write a whole number");
        }
    }

    private static void RequestsFitLimits(ApiObject resources, ValidationContext<ApiObject> context)
    {
        var limits = resources.Map("limits");
        foreach (var (name, value) in resources.Map("requests"))
        {
            var isExact = IsExtended(name) || name.StartsWith(ResourceName.HugePagesPrefix, StringComparison.Ordinal);
            if (!limits.TryGetValue(name, out var limit))
            {
                if (isExact)
                    Fail(context, $"limits[{name}]", FieldErrorType.Required, "is missing while it is requested", $"write the same amount under limits: {ApiObject.TextOf(value)}");

                continue;
            }

            var (asked, most) = (ApiObject.TextOf(value), ApiObject.TextOf(limit));
            if (!Quantity.TryParse(asked.Trim(), out var request) || !Quantity.TryParse(most.Trim(), out var bound) || request == bound)
                continue;

            if (isExact)
                Fail(context, $"requests[{name}]", FieldErrorType.Invalid, $"is {asked} while the limit is {most}: both must be the same", $"write {most} in both");
            else if (request > bound)
                Fail(context, $"requests[{name}]", FieldErrorType.Invalid, $"is {asked}, above the limit of {most}", $"request at most {most}, or raise the limit");
        }
    }

    // Of other names, what the API server makes of them is not the same in all releases.
    private static bool IsExtended(string name) => name.Contains('/') && !name.Contains("kubernetes.io/", StringComparison.Ordinal)
        && !name.StartsWith("requests.", StringComparison.Ordinal) && LabelSyntax.IsQualifiedName("requests." + name);
}
