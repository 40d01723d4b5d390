using FluentValidation;

namespace Webhook.Policy.Validators.Pods;

/// <summary>What the API server asks of a Secret or ConfigMap as a volume.</summary>
internal sealed class KeyedFilesValidator : ApiValidator
{
    private const int HighestMode = 511;

    private readonly string _name;

    /// <summary>Builds the validator once; it is stateless and safe for use from many threads.</summary>
    /// <param name="name">The member that names the object.</param>
    public KeyedFilesValidator(string name)
    {
        _name = name;
        Check(Files);
    }

    private void Files(ApiObject source, ValidationContext<ApiObject> context)
    {
        Required(source, context, _name, "write the object's name");
        Within(source, context, "defaultMode", 0, HighestMode);
        var items = source.Items("items");
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].Text("key").Length == 0)
                Fail(context, $"items[{i}].key", FieldErrorType.Required, "is missing", "write the key of the entry");

            var path = items[i].Text("path");
            var error = path.Length == 0 ? "" : PodSyntax.DescendingPathError(path) is { Length: > 0 } wrong ? wrong
                : path.StartsWith("..", StringComparison.Ordinal) ? "must not begin with .." : "";
            if (path.Length == 0)
                Fail(context, $"items[{i}].path", FieldErrorType.Required, "is missing", "write the path of the file");
            else if (error.Length > 0)
                Fail(context, $"items[{i}].path", FieldErrorType.Invalid, $"is \"{path}\", {error}", "write a relative path without ..");

            if (items[i].Number("mode") is { } mode and (< 0 or > HighestMode))
                Fail(context, $"items[{i}].mode", FieldErrorType.Invalid, $"is {mode}, must be 0 to 0777 (octal)", "write an octal mode such as 0644");
        }
    }
}
