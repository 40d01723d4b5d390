using FluentValidation;
using Webhook.Model.Core;

namespace Webhook.Policy.Validators.Pods;

/// <summary>What the API server asks of one volume. One without a source is an emptyDir.</summary>
/// <remarks>Source: <see href="https://kubernetes.io/docs/concepts/storage/volumes/"/>.</remarks>
internal sealed class VolumeValidator : ApiValidator
{
    // A source behind a feature gate is left out: an API server without it drops it.
    private static readonly string[] Sources = [.. VolumeSourceName.All.Where(source => source != "image")];

    /// <summary>Builds the validator once; it is stateless and safe for use from many threads.</summary>
    public VolumeValidator()
    {
        Check(NameAndSource);
        Child("hostPath", new HostPathValidator());
        Child("secret", new KeyedFilesValidator("secretName"));
        Child("configMap", new KeyedFilesValidator("name"));
        Check(RequiredFields);
    }

    private static void NameAndSource(ApiObject volume, ValidationContext<ApiObject> context)
    {
        Required(volume, context, "name", "name the volume");
        Spelled(volume, context, "name", PodSyntax.IsDnsLabel, PodSyntax.DnsLabel);
        var present = Sources.Where(volume.Has).ToList();
        if (present.Count > 1)
            Fail(context, "", FieldErrorType.Forbidden, $"has {string.Join(" and ", present)}, and a volume has one source", "make a volume of each");
    }

    private static void RequiredFields(ApiObject volume, ValidationContext<ApiObject> context)
    {
        Needs(volume, context, "persistentVolumeClaim", "claimName");
        Needs(volume, context, "csi", "driver");
        Needs(volume, context, "nfs", "server");
        Needs(volume, context, "nfs", "path");
        if (volume.Child("nfs")?.Text("path") is { Length: > 0 } path && !path.StartsWith('/'))
            Fail(context, "nfs.path", FieldErrorType.Invalid, $"is \"{path}\", must be an absolute path", "write a path that begins with /");
    }

    private static void Needs(ApiObject volume, ValidationContext<ApiObject> context, string source, string field)
    {
        if (volume.Child(source) is { } child && child.Text(field).Length == 0)
            Fail(context, $"{source}.{field}", FieldErrorType.Required, "is missing", $"write {field}");
    }
}
