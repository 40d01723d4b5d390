using FluentValidation;
using Webhook.Policy.Selectors;

namespace Webhook.Policy.Validators.Pods;

/// <summary>What the API server asks of one term of a pod affinity.</summary>
internal sealed class PodAffinityTermValidator : ApiValidator
{
    /// <summary>Builds the validator once; it is stateless and safe for use from many threads.</summary>
    /// <param name="isNew">Whether the object is new: an update may keep bad values of a selector.</param>
    public PodAffinityTermValidator(bool isNew)
    {
        Check(Topology);
        if (isNew)
            Check((term, context) => SelectorChecks.Check(term, context, "labelSelector", "namespaceSelector"));
    }

    private static void Topology(ApiObject term, ValidationContext<ApiObject> context)
    {
        TopologyKey(term, context);
        var namespaces = term.Strings("namespaces");
        for (var i = 0; i < namespaces.Count; i++)
        {
            if (!PodSyntax.IsDnsLabel(namespaces[i]))
                Fail(context, $"namespaces[{i}]", FieldErrorType.Invalid, $"is \"{namespaces[i]}\", must be {PodSyntax.DnsLabel}", "write the namespace's name");
        }
    }

    /// <summary>Reports a topology key that is missing or no label key.</summary>
    internal static void TopologyKey(ApiObject holder, ValidationContext<ApiObject> context)
    {
        var key = holder.Text("topologyKey");
        if (key.Length == 0)
            Fail(context, "topologyKey", FieldErrorType.Required, "is missing", "write the key of a node label, such as kubernetes.io/hostname");
        else if (!LabelSyntax.IsQualifiedName(key))
            Fail(context, "topologyKey", FieldErrorType.Invalid, $"is \"{key}\", must be a label key", "write the key of a node label");
    }
}
