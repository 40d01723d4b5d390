using FluentValidation;
using FluentValidation.Results;
using Webhook.Model;

namespace Webhook.Policy.Validators.Pods;

/// <summary>What the API server asks of one object of a pod template.</summary>
/// <remarks>
/// Property names are paths below the object. Error codes are <see cref="FieldErrorType"/>; the custom state is the remedy. Only
/// what every supported API server refuses whatever its feature gates is reported.
/// Follows kubernetes' pkg/apis/core/validation/validation.go after the defaults of pkg/apis/core/v1/defaults.go.
/// </remarks>
internal abstract class ApiValidator : AbstractValidator<ApiObject>
{
    /// <summary>Adds a check of the whole object.</summary>
    protected void Check(Action<ApiObject, ValidationContext<ApiObject>> check) => RuleFor(it => it).Custom(check);

    /// <summary>Validates a member, if it is there.</summary>
    protected void Child(string name, ApiValidator validator) =>
        RuleFor(it => it.Child(name)!).SetValidator(validator).OverridePropertyName(name);

    /// <summary>Validates each item of a list.</summary>
    protected void Each(string name, ApiValidator validator) =>
        RuleForEach(it => it.Items(name)).SetValidator(validator).OverridePropertyName(name);

    /// <summary>Reports a failure.</summary>
    /// <param name="context">The validation under way.</param>
    /// <param name="field">Path below the object.</param>
    /// <param name="type">One of <see cref="FieldErrorType"/>.</param>
    /// <param name="message">What is wrong, to stand behind the path: <c>is missing</c>.</param>
    /// <param name="remedy">What to write instead; imperative.</param>
    internal static void Fail(ValidationContext<ApiObject> context, string field, string type, string message, string remedy) =>
        context.AddFailure(new ValidationFailure(FieldPath.Join(context.PropertyChain.ToString(), field), message)
        {
            ErrorCode = type,
            CustomState = remedy,
        });

    /// <summary>Reports a member that is missing or empty.</summary>
    protected static void Required(ApiObject it, ValidationContext<ApiObject> context, string field, string remedy)
    {
        if (it.Text(field).Length == 0)
            Fail(context, field, FieldErrorType.Required, "is missing", remedy);
    }

    /// <summary>Reports a member that is none of the words there are; absent is fine.</summary>
    protected static void OneOf(ApiObject it, ValidationContext<ApiObject> context, string field, params string[] words)
    {
        var text = it.Text(field);
        if (text.Length > 0 && !words.Contains(text))
            Fail(context, field, FieldErrorType.NotSupported, $"is \"{text}\", must be {Words(words)}", $"write {field}: {Words(words)}");
    }

    /// <summary>Reports a member that breaks a rule of spelling; absent is fine.</summary>
    protected static void Spelled(ApiObject it, ValidationContext<ApiObject> context, string field, Func<string, bool> isFine, string rule)
    {
        var text = it.Text(field);
        if (text.Length > 0 && !isFine(text))
            Fail(context, field, FieldErrorType.Invalid, $"is \"{text}\", must be {rule}", $"write {rule}");
    }

    /// <summary>Reports a number outside its bounds; absent is fine.</summary>
    protected static void Within(ApiObject it, ValidationContext<ApiObject> context, string field, long least, long most)
    {
        if (it.Number(field) is { } number && (number < least || number > most))
        {
            var bounds = most == long.MaxValue ? $"{least} or more" : $"{least} to {most}";
            Fail(context, field, FieldErrorType.Invalid, $"is {number}, must be {bounds}", $"write a number of {bounds}");
        }
    }

    private static string Words(string[] words) => words.Length == 1 ? words[0] : $"{string.Join(", ", words[..^1])} or {words[^1]}";
}
