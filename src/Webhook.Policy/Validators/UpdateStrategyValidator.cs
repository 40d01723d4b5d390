using FluentValidation;
using Webhook.Model;
using Webhook.Model.Apps;

namespace Webhook.Policy.Validators;

/// <summary>What the API server asks of a defaulted <c>spec.updateStrategy</c>.</summary>
/// <remarks>
/// Property names are paths below the strategy; an unknown type stands at the strategy itself, the empty path. Error codes
/// are <see cref="FieldErrorType"/>. With OnDelete leftover parameters are not looked at.
/// Follows <c>ValidateDaemonSetUpdateStrategy</c> of kubernetes' pkg/apis/apps/validation.
/// </remarks>
internal sealed class UpdateStrategyValidator : AbstractValidator<DaemonSetUpdateStrategy>
{
    private const string MaxUnavailable = "rollingUpdate.maxUnavailable";
    private const string MaxSurge = "rollingUpdate.maxSurge";

    /// <summary>Builds the validator once; it is stateless and safe for use from many threads.</summary>
    public UpdateStrategyValidator()
    {
        RuleFor(strategy => strategy.Type).Custom(TypeIsKnown);
        RuleFor(strategy => strategy.RollingUpdate).Custom(ParametersFit);
    }

    private static void TypeIsKnown(string type, ValidationContext<DaemonSetUpdateStrategy> context)
    {
        if (type is not (DaemonSetUpdateStrategy.RollingUpdateType or DaemonSetUpdateStrategy.OnDeleteType))
            context.Fail("", FieldErrorType.NotSupported, $"type \"{type}\" must be RollingUpdate or OnDelete");
    }

    private static void ParametersFit(RollingUpdateDaemonSet? parameters, ValidationContext<DaemonSetUpdateStrategy> context)
    {
        if (context.InstanceToValidate.Type != DaemonSetUpdateStrategy.RollingUpdateType)
            return;

        if (parameters is not { MaxUnavailable: { } unavailable, MaxSurge: { } surge })
        {
            context.Fail("rollingUpdate", FieldErrorType.Required, "must be defaulted before it is validated");
            return;
        }

        IsCountOrPercent(MaxUnavailable, unavailable, context);
        IsCountOrPercent(MaxSurge, surge, context);
        switch (CountsAsZero(unavailable), CountsAsZero(surge))
        {
            case (false, false):
                context.Fail(MaxSurge, FieldErrorType.Invalid, $"maxSurge {surge} may not be set while maxUnavailable is {unavailable}: one of them must be 0");
                break;
            case (true, true):
                context.Fail(MaxUnavailable, FieldErrorType.Required, $"maxUnavailable {unavailable} cannot be 0 while maxSurge is {surge}");
                break;
        }
    }

    private static void IsCountOrPercent(string field, IntOrPercent value, ValidationContext<DaemonSetUpdateStrategy> context)
    {
        var name = field[(field.IndexOf('.') + 1)..];
        if (!value.IsString && value.Count < 0)
            context.Fail(field, FieldErrorType.Invalid, $"{name} {value} must not be negative");
        else if (value.IsString && !IsPercent(value.Text!))
            context.Fail(field, FieldErrorType.Invalid, $"{name} {value} must be a whole number or a percentage such as \"10%\"");
        else if (value.IsString && Digits(value.Text!).TrimStart('0') is var number && number.Length > 0 && IsAboveHundred(number))
            context.Fail(field, FieldErrorType.Invalid, $"{name} {value} must not be greater than 100%");
    }

    private static bool IsPercent(string text) =>
        text.Length > 1 && text.EndsWith('%') && !Digits(text).ContainsAnyExceptInRange('0', '9');

    /// <summary>Zero as validation counts it: a string that is no number is 0, one without <c>%</c> is its number.</summary>
    private static bool CountsAsZero(IntOrPercent value)
    {
        if (!value.IsString)
            return value.Count == 0;

        var text = value.Text!;
        var number = IsPercent(text) ? Digits(text) : text.AsSpan(text is ['+' or '-', ..] ? 1 : 0);
        return number.ContainsAnyExceptInRange('0', '9') || !number.ContainsAnyInRange('1', '9');
    }

    private static ReadOnlySpan<char> Digits(string percent) => percent.AsSpan(0, percent.Length - 1);

    private static bool IsAboveHundred(ReadOnlySpan<char> number) => number.Length > 3 || (number.Length == 3 && number is not "100");
}
