namespace Webhook.Policy.Rules;

/// <summary>What a rule is about; the headings of the catalogue.</summary>
public enum RuleCategory
{
    /// <summary>Selectors and labels.</summary>
    SelectorAndLabels,

    /// <summary>Update strategy and roll-outs.</summary>
    UpdateStrategy,

    /// <summary>Tolerations.</summary>
    Tolerations,

    /// <summary>Which nodes the pods run on, and what they take there.</summary>
    Placement,

    /// <summary>The pod template.</summary>
    PodTemplate,

    /// <summary>Creation, API versions and deletion.</summary>
    Life,
}
