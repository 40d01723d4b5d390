using FluentValidation;

namespace Webhook.Policy.Validators.Pods;

/// <summary>What the API server asks of one entry of <c>envFrom</c>.</summary>
internal sealed class VariableSourceValidator : ApiValidator
{
    private static readonly string[] Sources = ["configMapRef", "secretRef"];

    /// <summary>Builds the validator once; it is stateless and safe for use from many threads.</summary>
    public VariableSourceValidator() => Check(Source);

    private static void Source(ApiObject entry, ValidationContext<ApiObject> context)
    {
        Spelled(entry, context, "prefix", PodSyntax.IsVariableName, PodSyntax.VariableName);
        var present = Sources.Where(entry.Has).ToList();
        if (present.Count != 1)
        {
            Fail(context, "", FieldErrorType.Invalid, present.Count == 0 ? "has neither configMapRef nor secretRef" : "has configMapRef and secretRef",
                "write exactly one of configMapRef and secretRef");
        }

        foreach (var name in present)
        {
            var referred = entry.Child(name)?.Text("name") ?? "";
            if (referred.Length == 0)
                Fail(context, $"{name}.name", FieldErrorType.Required, "is missing", "write the object's name");
            else if (!PodSyntax.IsSubdomain(referred))
                Fail(context, $"{name}.name", FieldErrorType.Invalid, $"is \"{referred}\", must be {PodSyntax.Subdomain}", "write the object's name");
        }
    }
}
