using FluentValidation;
using Webhook.Model.Core;
using Webhook.Policy.Selectors;
using Webhook.Policy.Tolerations;

namespace Webhook.Policy.Validators;

/// <summary>What the API server asks of one toleration, in its order.</summary>
/// <remarks>
/// Property names are paths below the toleration, at which the API server reports: a bad value of <c>Equal</c> stands at
/// <c>operator</c>. Error codes are <see cref="FieldErrorType"/>. Duplicates and negative seconds are no errors.
/// Follows <c>ValidateTolerations</c> of kubernetes' pkg/apis/core/validation.
/// </remarks>
internal sealed class TolerationValidator : AbstractValidator<Toleration>
{
    private readonly bool _comparisonOperators;

    /// <summary>Builds the validator once; it is stateless and safe for use from many threads.</summary>
    /// <param name="comparisonOperators">
    /// Whether <c>Gt</c> and <c>Lt</c> are allowed: the gate TaintTolerationComparisonOperators (off by default in Kubernetes) is on,
    /// or the stored object has one of them already, which keeps them allowed whatever the gate says.
    /// </param>
    public TolerationValidator(bool comparisonOperators = false)
    {
        _comparisonOperators = comparisonOperators;
        RuleFor(toleration => toleration.Key).Custom(KeyIsQualifiedName);
        RuleFor(toleration => toleration.Operator).Custom(KeylessNeedsExists);
        RuleFor(toleration => toleration.TolerationSeconds).Custom(SecondsNeedNoExecute);
        RuleFor(toleration => toleration.Operator).Custom(OperatorFitsValue);
        RuleFor(toleration => toleration.Effect).Custom(EffectIsKnown);
    }

    private static void KeyIsQualifiedName(string key, ValidationContext<Toleration> context)
    {
        if (key.Length > 0)
            context.FailEach("key", key, LabelSyntax.QualifiedNameErrors(key));
    }

    private static void KeylessNeedsExists(string op, ValidationContext<Toleration> context)
    {
        if (context.InstanceToValidate.IsKeyless && op != TolerationOperator.Exists)
            context.Fail("operator", FieldErrorType.Invalid, $"operator is {Shown(op)} without a key: only Exists tolerates every key");
    }

    private static void SecondsNeedNoExecute(long? seconds, ValidationContext<Toleration> context)
    {
        var effect = context.InstanceToValidate.Effect;
        if (seconds is not null && effect != TaintEffect.NoExecute)
            context.Fail("effect", FieldErrorType.Invalid, $"effect is {Shown(effect)} with tolerationSeconds {seconds}: must be NoExecute");
    }

    private void OperatorFitsValue(string op, ValidationContext<Toleration> context)
    {
        var value = context.InstanceToValidate.Value;
        switch (op)
        {
            case TolerationOperator.Equal or "":
                if (!LabelSyntax.IsLabelValue(value))
                {
                    var errors = string.Join("; ", LabelSyntax.LabelValueErrors(value));
                    context.Fail("operator", FieldErrorType.Invalid, $"value \"{value}\": {errors}");
                }

                break;
            case TolerationOperator.Exists:
                if (value.Length > 0)
                    context.Fail("operator", FieldErrorType.Invalid, $"value \"{value}\" must be empty with operator Exists");

                break;
            case TolerationOperator.Gt or TolerationOperator.Lt when _comparisonOperators:
                if (!CanonicalInteger.IsWellFormed(value))
                    context.Fail("value", FieldErrorType.Invalid, $"value \"{value}\" must be a whole number without plus sign or leading zeros for operator {op}");

                if (!CanonicalInteger.FitsInt64(value))
                    context.Fail("value", FieldErrorType.Invalid, $"value \"{value}\" is no 64-bit integer, which operator {op} compares");

                break;
            case TolerationOperator.Gt or TolerationOperator.Lt:
                context.Fail(
                    "operator",
                    FieldErrorType.NotSupported,
                    $"operator \"{op}\" is refused where the feature gate {TolerationMatching.ComparisonGate} is off, as it is by default");
                break;
            default:
                context.Fail("operator", FieldErrorType.NotSupported, $"operator \"{op}\" must be Equal or Exists");
                break;
        }
    }

    private static void EffectIsKnown(string effect, ValidationContext<Toleration> context)
    {
        if (effect.Length > 0 && !TaintEffect.All.Contains(effect))
            context.Fail("effect", FieldErrorType.NotSupported, $"effect \"{effect}\" must be NoSchedule, PreferNoSchedule or NoExecute");
    }

    private static string Shown(string text) => text.Length == 0 ? "absent" : $"\"{text}\"";
}
