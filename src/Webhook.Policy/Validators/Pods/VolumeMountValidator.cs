using FluentValidation;

namespace Webhook.Policy.Validators.Pods;

/// <summary>What the API server asks of one volume mount.</summary>
internal sealed class VolumeMountValidator : ApiValidator
{
    /// <summary>Builds the validator once; it is stateless and safe for use from many threads.</summary>
    public VolumeMountValidator() => Check(Mount);

    /// <summary>No two mounts of a container share a path, and only a privileged container mounts in both directions.</summary>
    public static void AreCompatible(ApiObject container, ValidationContext<ApiObject> context)
    {
        var paths = new Dictionary<string, int>(StringComparer.Ordinal);
        var mounts = container.Items("volumeMounts");
        for (var i = 0; i < mounts.Count; i++)
        {
            var path = mounts[i].Text("mountPath");
            if (path.Length > 0 && !paths.TryAdd(path, i))
            {
                Fail(context, $"volumeMounts[{i}].mountPath", FieldErrorType.Invalid, $"is \"{path}\", where volumeMounts[{paths[path]}] is mounted already",
                    "mount each volume at a path of its own");
            }

            if (mounts[i].Text("mountPropagation") == "Bidirectional" && container.Child("securityContext")?.Flag("privileged") != true)
            {
                Fail(context, $"volumeMounts[{i}].mountPropagation", FieldErrorType.Forbidden, "is Bidirectional in a container that is not privileged",
                    "set securityContext.privileged: true on the container, or write HostToContainer");
            }
        }
    }

    private static void Mount(ApiObject mount, ValidationContext<ApiObject> context)
    {
        Required(mount, context, "name", "name a volume of the pod");
        Required(mount, context, "mountPath", "write the path in the container");
        OneOf(mount, context, "mountPropagation", "None", "HostToContainer", "Bidirectional");
        foreach (var field in (string[])["subPath", "subPathExpr"])
        {
            if (PodSyntax.DescendingPathError(mount.Text(field)) is { Length: > 0 } error)
                Fail(context, field, FieldErrorType.Invalid, $"is \"{mount.Text(field)}\", {error}", "write a relative path without ..");
        }

        if (mount.Text("subPath").Length > 0 && mount.Text("subPathExpr").Length > 0)
            Fail(context, "subPathExpr", FieldErrorType.Invalid, "may not stand beside subPath", "drop one of the two");
    }
}
