using FluentValidation;

namespace Webhook.Policy.Validators.Pods;

/// <summary>What the API server asks of one environment variable.</summary>
internal sealed class VariableValidator : ApiValidator
{
    private static readonly string[] Sources = ["fieldRef", "resourceFieldRef", "configMapKeyRef", "secretKeyRef"];

    /// <summary>The spelling that 1.0 had of spec.nodeName is still taken.</summary>
    private static readonly string[] Fields =
    [
        "metadata.name", "metadata.namespace", "metadata.uid", "spec.nodeName", "spec.host", "spec.serviceAccountName",
        "status.hostIP", "status.hostIPs", "status.podIP", "status.podIPs",
    ];

    private static readonly string[] Resources =
    [
        "limits.cpu", "limits.memory", "limits.ephemeral-storage", "requests.cpu", "requests.memory", "requests.ephemeral-storage",
    ];

    /// <summary>Builds the validator once; it is stateless and safe for use from many threads.</summary>
    public VariableValidator() => Check(Variable);

    private static void Variable(ApiObject variable, ValidationContext<ApiObject> context)
    {
        Required(variable, context, "name", "name the variable");
        Spelled(variable, context, "name", PodSyntax.IsVariableName, PodSyntax.VariableName);
        if (variable.Child("valueFrom") is not { } source)
            return;

        var present = Sources.Where(source.Has).ToList();
        if (present.Count == 0 && !source.Has("fileKeyRef"))
        {
            Fail(context, "valueFrom", FieldErrorType.Invalid, $"has none of {string.Join(", ", Sources)}", "name one source, or write value");
        }
        else if (variable.Text("value").Length > 0)
        {
            Fail(context, "valueFrom", FieldErrorType.Invalid, $"may not stand beside value \"{variable.Text("value")}\"", "drop value or valueFrom");
        }
        else if (present.Count > 1)
        {
            Fail(context, "valueFrom", FieldErrorType.Invalid, $"has {string.Join(" and ", present)}, and may have only one", "keep one source");
        }

        Field(source, context);
        Resource(source, context);
        Key(source, "configMapKeyRef", context);
        Key(source, "secretKeyRef", context);
    }

    private static void Field(ApiObject source, ValidationContext<ApiObject> context)
    {
        if (source.Child("fieldRef") is not { } reference)
            return;

        var path = reference.Text("fieldPath");
        var isEntry = path.StartsWith("metadata.annotations[", StringComparison.Ordinal) || path.StartsWith("metadata.labels[", StringComparison.Ordinal);
        if (!Fields.Contains(path) && !isEntry && reference.Text("apiVersion") is "" or "v1")
        {
            Fail(context, "valueFrom.fieldRef.fieldPath", FieldErrorType.NotSupported, path.Length == 0 ? "is missing" : $"is \"{path}\", which no variable can be made from",
                $"write one of {string.Join(", ", Fields.Where(field => field != "spec.host"))}, or metadata.labels['KEY']");
        }
    }

    private static void Resource(ApiObject source, ValidationContext<ApiObject> context)
    {
        if (source.Child("resourceFieldRef") is not { } reference)
            return;

        var resource = reference.Text("resource");
        if (!Resources.Contains(resource) && !resource.Contains("hugepages-", StringComparison.Ordinal))
        {
            Fail(context, "valueFrom.resourceFieldRef.resource", FieldErrorType.NotSupported, resource.Length == 0 ? "is missing" : $"is \"{resource}\"",
                $"write one of {string.Join(", ", Resources)}");
        }
    }

    private static void Key(ApiObject source, string name, ValidationContext<ApiObject> context)
    {
        if (source.Child(name) is not { } reference)
            return;

        if (reference.Text("key") is var key && !PodSyntax.IsConfigKey(key))
        {
            Fail(context, $"valueFrom.{name}.key", key.Length == 0 ? FieldErrorType.Required : FieldErrorType.Invalid,
                key.Length == 0 ? "is missing" : $"is \"{key}\", must be {PodSyntax.ConfigKey}", "write the key of the entry");
        }

        if (reference.Text("name") is { Length: > 0 } named && !PodSyntax.IsSubdomain(named))
            Fail(context, $"valueFrom.{name}.name", FieldErrorType.Invalid, $"is \"{named}\", must be {PodSyntax.Subdomain}", "write the object's name");
    }
}
