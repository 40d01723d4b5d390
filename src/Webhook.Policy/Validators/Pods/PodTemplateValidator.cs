using System.Text;
using FluentValidation;
using Webhook.Policy.Selectors;

namespace Webhook.Policy.Validators.Pods;

/// <summary>What the API server asks of a pod template, but for what other rules name: tolerations, selector, restart policy.</summary>
internal sealed class PodTemplateValidator : ApiValidator
{
    // Keys and values of all annotations together.
    private const int AnnotationBytes = 256 * 1024;

    /// <summary>Builds the validator once; it is stateless and safe for use from many threads.</summary>
    /// <param name="isNew">Whether the object is new: some values are refused in new objects only.</param>
    public PodTemplateValidator(bool isNew)
    {
        Check(Labels);
        Check(Annotations);
        Child("spec", new PodSpecValidator(isNew));
        Check(HasSpec);
    }

    private static void HasSpec(ApiObject template, ValidationContext<ApiObject> context)
    {
        if (template.Child("spec") is null)
            Fail(context, "spec.containers", FieldErrorType.Required, "is missing", "name at least one container with its image");
    }

    private static void Labels(ApiObject template, ValidationContext<ApiObject> context)
    {
        if (template.Child("metadata") is { } metadata)
            LabelPairs(metadata, context, "labels", "metadata.labels");
    }

    /// <summary>Reports keys and values of a map that are no labels.</summary>
    internal static void LabelPairs(ApiObject holder, ValidationContext<ApiObject> context, string map, string field)
    {
        foreach (var (key, value) in holder.Map(map))
        {
            var text = ApiObject.TextOf(value);
            foreach (var error in LabelSyntax.QualifiedNameErrors(key))
                Fail(context, $"{field}[{key}]", FieldErrorType.Invalid, $"has a malformed key: {error}", "write a label key such as app.kubernetes.io/name");

            foreach (var error in LabelSyntax.LabelValueErrors(text))
                Fail(context, $"{field}[{key}]", FieldErrorType.Invalid, $"is \"{text}\": {error}", "write a label value of at most 63 letters, digits, -, _ and .");
        }
    }

    private static void Annotations(ApiObject template, ValidationContext<ApiObject> context)
    {
        var annotations = template.Child("metadata")?.Map("annotations");
        if (annotations is null)
            return;

        long bytes = 0;
        foreach (var (key, value) in annotations)
        {
            bytes += Encoding.UTF8.GetByteCount(key) + Encoding.UTF8.GetByteCount(ApiObject.TextOf(value));

            // Keys of annotations may be written in either case.
            foreach (var error in LabelSyntax.QualifiedNameErrors(key.ToLowerInvariant()))
                Fail(context, $"metadata.annotations[{key}]", FieldErrorType.Invalid, $"has a malformed key: {error}", "write a key such as example.com/note");
        }

        if (bytes > AnnotationBytes)
        {
            Fail(context, "metadata.annotations", FieldErrorType.Invalid, $"take {bytes} bytes, must be at most {AnnotationBytes}",
                "put large values into a ConfigMap");
        }
    }
}
