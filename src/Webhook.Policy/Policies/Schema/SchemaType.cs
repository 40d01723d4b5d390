namespace Webhook.Policy.Policies.Schema;

/// <summary>Shapes of a value in a structural schema.</summary>
public enum SchemaType
{
    /// <summary>An object with the properties that are named.</summary>
    Object,

    /// <summary>An object of any keys whose values all have one schema.</summary>
    Map,

    /// <summary>A list.</summary>
    Array,

    /// <summary>A string.</summary>
    String,

    /// <summary>A whole number of 64 bits.</summary>
    Integer,

    /// <summary>A whole number or a string; limits hold for numbers, the pattern for strings.</summary>
    IntOrString,

    /// <summary>One of the listed words, or <c>false</c>: what YAML 1.1 makes of <c>Off</c> without quotes.</summary>
    WordOrFalse,
}
