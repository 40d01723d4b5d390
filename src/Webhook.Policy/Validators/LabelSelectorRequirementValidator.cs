using FluentValidation;
using Webhook.Model.Meta;
using Webhook.Policy.Selectors;

namespace Webhook.Policy.Validators;

/// <summary>What the API server asks of one entry of <c>matchExpressions</c>. Paths are relative to the entry.</summary>
internal sealed class LabelSelectorRequirementValidator : AbstractValidator<LabelSelectorRequirement>
{
    public LabelSelectorRequirementValidator()
    {
        RuleFor(requirement => requirement.Operator).Custom(OperatorFitsValues);
        RuleFor(requirement => requirement.Key)
            .Custom((key, context) => context.FailEach("key", key, LabelSyntax.QualifiedNameErrors(key)));
        RuleFor(requirement => requirement.Values).Custom(ValuesAreLabelValues);
    }

    private static void OperatorFitsValues(string op, ValidationContext<LabelSelectorRequirement> context)
    {
        var count = context.InstanceToValidate.Values.Count;
        switch (op)
        {
            case SelectorOperator.In or SelectorOperator.NotIn when count == 0:
                context.Fail("values", FieldErrorType.Required, $"operator {op} needs at least one value");
                break;
            case SelectorOperator.Exists or SelectorOperator.DoesNotExist when count > 0:
                context.Fail("values", FieldErrorType.Forbidden, $"operator {op} takes no values");
                break;
            case SelectorOperator.In or SelectorOperator.NotIn or SelectorOperator.Exists or SelectorOperator.DoesNotExist:
                break;
            default:
                context.Fail("operator", FieldErrorType.Invalid, $"\"{op}\" is not a selector operator: In, NotIn, Exists or DoesNotExist");
                break;
        }
    }

    private static void ValuesAreLabelValues(IReadOnlyList<string> values, ValidationContext<LabelSelectorRequirement> context)
    {
        for (var i = 0; i < values.Count; i++)
            context.FailEach($"values[{i}]", values[i], LabelSyntax.LabelValueErrors(values[i]));
    }
}
