namespace Webhook.Policy.Rules;

/// <summary>Shapes that a rule's parameter may have.</summary>
public enum RuleParameterType
{
    /// <summary>A whole number, 0 or more.</summary>
    Count,

    /// <summary>A whole number of 0 or more, or a percentage string from <c>0%</c> to <c>100%</c>.</summary>
    CountOrPercent,

    /// <summary>A percentage, 0 to 100, written as a number or with <c>%</c>.</summary>
    Percent,

    /// <summary>A list of strings.</summary>
    Strings,

    /// <summary>A list of globs (<c>*</c> any run of characters, <c>?</c> one character).</summary>
    Globs,

    /// <summary>A list of update strategy types: <c>RollingUpdate</c>, <c>OnDelete</c>.</summary>
    UpdateStrategyTypes,

    /// <summary>A list of <c>{key, value, on}</c>: label key, optional regular expression for its value, where it must stand.</summary>
    LabelRequirements,
}
