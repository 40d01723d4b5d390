using Webhook.Model.Core;
using Webhook.Model.Meta;

namespace Webhook.Policy.Policies.Reading;

/// <summary>Reads the Kubernetes types that a policy holds, every wrong type at once instead of the first.</summary>
internal static class KubernetesFields
{
    /// <summary>meta/v1 LabelSelector; empty when absent.</summary>
    public static LabelSelector LabelSelector(PolicyField field)
    {
        field.Object("matchLabels", "matchExpressions");
        return new LabelSelector
        {
            MatchLabels = field["matchLabels"].Map().ToDictionary(entry => entry.Key, entry => entry.Value.Text(), StringComparer.Ordinal),
            MatchExpressions = [.. field["matchExpressions"].Items().Select(item => item.Problems.Together(item.Required(), ReadRequirement))],
        };
    }

    /// <summary>core/v1 Toleration.</summary>
    public static Toleration Toleration(PolicyField field) => field.Problems.Together(field, ReadToleration);

    private static Toleration ReadToleration(PolicyField field)
    {
        field.Object("key", "operator", "value", "effect", "tolerationSeconds");
        return new Toleration
        {
            Key = field["key"].Text(),
            Operator = field["operator"].Text(),
            Value = field["value"].Text(),
            Effect = field["effect"].Text(),
            TolerationSeconds = field["tolerationSeconds"].Integer(),
        };
    }

    private static LabelSelectorRequirement ReadRequirement(PolicyField field)
    {
        field.Object("key", "operator", "values");
        return new LabelSelectorRequirement
        {
            Key = field["key"].Text(),
            Operator = field["operator"].Text(),
            Values = field["values"].Texts(),
        };
    }
}
