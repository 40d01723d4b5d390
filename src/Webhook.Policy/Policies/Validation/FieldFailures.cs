using FluentValidation;
using FluentValidation.Results;

namespace Webhook.Policy.Policies.Validation;

/// <summary>Adds failures with the text as it is: FluentValidation would fill in braces that stand in a user's value.</summary>
internal static class FieldFailures
{
    /// <summary>Reports at the field that is being validated.</summary>
    public static void FailHere<T>(this ValidationContext<T> context, string message, Severity severity = Severity.Error) =>
        context.AddFailure(new ValidationFailure(context.PropertyPath, message) { Severity = severity });

    /// <summary>Reports at a path below the object that is being validated.</summary>
    public static void FailBelow<T>(this ValidationContext<T> context, string path, string message, Severity severity = Severity.Error) =>
        context.AddFailure(new ValidationFailure($"{context.PropertyChain}.{path}", message) { Severity = severity });
}
