using System.Numerics;
using FluentValidation;
using Webhook.Policy.Selectors;

namespace Webhook.Policy.Validators.Pods;

/// <summary>What the API server asks of a container's requests and limits.</summary>
/// <remarks>Source: <see href="https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/"/>.</remarks>
internal sealed class ResourceValidator : ApiValidator
{
    private const string HugePages = "hugepages-";
    private const long Billion = 1_000_000_000;

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
            else if (!name.Contains('/') && name is not ("cpu" or "memory" or "ephemeral-storage") && !name.StartsWith(HugePages, StringComparison.Ordinal))
            {
                Fail(context, field, FieldErrorType.Invalid, "is no resource of a container", "write cpu, memory, ephemeral-storage or the name of an extended resource");
            }

            if (value.ValueKind == System.Text.Json.JsonValueKind.Null)
                continue;

            var text = ApiObject.TextOf(value);
            if (!QuantityText.TryParse(text, out var nano))
                Fail(context, field, FieldErrorType.Invalid, $"is \"{text}\", which is no quantity", "write a quantity such as 100m, 1.5 or 128Mi");
            else if (nano < 0)
                Fail(context, field, FieldErrorType.Invalid, $"is {text}, must not be negative", "write an amount of 0 or more");
            else if (IsExtended(name) && nano is { } amount && !(amount % Billion).IsZero)
                Fail(context, field, FieldErrorType.Invalid, $"is {text}, must be a whole number", "write a whole number");
        }
    }

    private static void RequestsFitLimits(ApiObject resources, ValidationContext<ApiObject> context)
    {
        var limits = resources.Map("limits");
        foreach (var (name, value) in resources.Map("requests"))
        {
            var isExact = IsExtended(name) || name.StartsWith(HugePages, StringComparison.Ordinal);
            if (!limits.TryGetValue(name, out var limit))
            {
                if (isExact)
                    Fail(context, $"limits[{name}]", FieldErrorType.Required, "is missing while it is requested", $"write the same amount under limits: {ApiObject.TextOf(value)}");

                continue;
            }

            var (asked, most) = (ApiObject.TextOf(value), ApiObject.TextOf(limit));
            if (Nano(asked) is not { } request || Nano(most) is not { } bound || request == bound)
                continue;

            if (isExact)
                Fail(context, $"requests[{name}]", FieldErrorType.Invalid, $"is {asked} while the limit is {most}: both must be the same", $"write {most} in both");
            else if (request > bound)
                Fail(context, $"requests[{name}]", FieldErrorType.Invalid, $"is {asked}, above the limit of {most}", $"request at most {most}, or raise the limit");
        }
    }

    private static BigInteger? Nano(string text) => QuantityText.TryParse(text, out var nano) ? nano : null;

    // Of other names, what the API server makes of them is not the same in all releases.
    private static bool IsExtended(string name) => name.Contains('/') && !name.Contains("kubernetes.io/", StringComparison.Ordinal)
        && !name.StartsWith("requests.", StringComparison.Ordinal) && LabelSyntax.IsQualifiedName("requests." + name);
}
