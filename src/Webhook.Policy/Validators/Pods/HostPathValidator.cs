using FluentValidation;

namespace Webhook.Policy.Validators.Pods;

/// <summary>What the API server asks of a <c>hostPath</c>.</summary>
internal sealed class HostPathValidator : ApiValidator
{
    /// <summary>Builds the validator once; it is stateless and safe for use from many threads.</summary>
    public HostPathValidator() => Check(Path);

    private static void Path(ApiObject source, ValidationContext<ApiObject> context)
    {
        Required(source, context, "path", "write the path on the node");
        if (PodSyntax.HasBackstep(source.Text("path")))
            Fail(context, "path", FieldErrorType.Invalid, $"is \"{source.Text("path")}\", must not contain ..", "write the path without ..");

        OneOf(source, context, "type", "DirectoryOrCreate", "Directory", "FileOrCreate", "File", "Socket", "CharDevice", "BlockDevice");
    }
}
