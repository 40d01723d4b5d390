using FluentValidation;
using FluentValidation.Results;
using Webhook.Model;

namespace Webhook.Policy.Validators;

/// <summary>Adds failures that carry a path, an error type and a text with the user's values in it.</summary>
/// <remarks>The text is passed as it is: FluentValidation would fill in braces that stand in a user's value.</remarks>
internal static class FieldFailure
{
    /// <summary>Reports one failure.</summary>
    /// <param name="context">The validation under way; its own path is put in front.</param>
    /// <param name="field">Path below the validated object; empty for the object itself.</param>
    /// <param name="type">One of <see cref="FieldErrorType"/>.</param>
    /// <param name="message">What is wrong; lower case, no full stop.</param>
    public static void Fail<T>(this ValidationContext<T> context, string field, string type, string message) =>
        context.AddFailure(new ValidationFailure(FieldPath.Join(context.PropertyChain.ToString(), field), message) { ErrorCode = type });

    /// <summary>Reports each text as an invalid value.</summary>
    public static void FailEach<T>(this ValidationContext<T> context, string field, string value, IReadOnlyList<string> errors)
    {
        foreach (var error in errors)
            context.Fail(field, FieldErrorType.Invalid, $"\"{value}\": {error}");
    }
}
