using FluentValidation;
using Webhook.Model.Meta;
using Webhook.Policy.Selectors;

namespace Webhook.Policy.Validators;

/// <summary>What the API server asks of a DaemonSet's <c>metadata.name</c> and <c>metadata.generateName</c>.</summary>
/// <remarks>
/// Property names are <c>name</c> and <c>generateName</c>. Error codes are <see cref="FieldErrorType"/>.
/// Follows <c>ValidateObjectMeta</c> of k8s.io/apimachinery's pkg/api/validation.
/// </remarks>
internal sealed class DaemonSetNameValidator : AbstractValidator<ObjectMeta>
{
    /// <summary>Builds the validator once; it is stateless and safe for use from many threads.</summary>
    public DaemonSetNameValidator()
    {
        RuleFor(metadata => metadata.GenerateName).Custom(PrefixIsSubdomain);
        RuleFor(metadata => metadata.Name).Custom(NameIsSubdomain);
    }

    // The random end makes a trailing dash a good one.
    private static void PrefixIsSubdomain(string prefix, ValidationContext<ObjectMeta> context)
    {
        if (prefix.Length > 0)
        {
            var beginning = prefix.Length > 1 && prefix[^1] == '-' ? prefix[..^1] + "a" : prefix;
            context.FailEach("generateName", prefix, LabelSyntax.SubdomainErrors(beginning));
        }
    }

    private static void NameIsSubdomain(string name, ValidationContext<ObjectMeta> context)
    {
        if (name.Length > 0)
            context.FailEach("name", name, LabelSyntax.SubdomainErrors(name));
        else if (context.InstanceToValidate.GenerateName.Length == 0)
            context.Fail("name", FieldErrorType.Required, "is missing");
    }
}
