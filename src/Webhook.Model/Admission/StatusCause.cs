namespace Webhook.Model.Admission;

/// <summary>meta/v1 StatusCause: one reason among those a request was refused for.</summary>
/// <param name="Reason">Machine readable, <c>FieldValueInvalid</c> or <c>FieldValueForbidden</c>.</param>
/// <param name="Field">Field path, <c>spec.selector</c>.</param>
/// <param name="Message">Human readable, one line.</param>
public sealed record StatusCause(string Reason, string Field, string Message)
{
    /// <summary>The value breaks the API's own rules.</summary>
    public const string FieldValueInvalid = "FieldValueInvalid";

    /// <summary>The value is sound, and a policy does not allow it.</summary>
    public const string FieldValueForbidden = "FieldValueForbidden";
}
