namespace Webhook.Policy.Validators;

/// <summary>The API server's words for what is wrong with a field, as its error messages spell them.</summary>
/// <remarks>Follows k8s.io/apimachinery's field errors. Our validators carry them as FluentValidation's error code.</remarks>
internal static class FieldErrorType
{
    /// <summary>The value breaks a rule.</summary>
    public const string Invalid = "Invalid value";

    /// <summary>The value is missing.</summary>
    public const string Required = "Required value";

    /// <summary>The value is none of the words there are.</summary>
    public const string NotSupported = "Unsupported value";

    /// <summary>The value must not be there.</summary>
    public const string Forbidden = "Forbidden";

    /// <summary>Another entry has the same value.</summary>
    public const string Duplicate = "Duplicate value";

    /// <summary>The value names nothing that is there.</summary>
    public const string NotFound = "Not found";
}
