namespace Webhook.Policy.Policies.Schema;

/// <summary>One value of an OpenAPI v3 structural schema, as a CustomResourceDefinition holds it.</summary>
/// <remarks>
/// No node has a default: a default written into the stored object would pass for the user's own word, and would stay
/// when a later version has another one. Descriptions name it instead.
/// Source: <see href="https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema"/>.
/// </remarks>
public sealed record SchemaNode
{
    /// <summary>Shape of the value.</summary>
    public required SchemaType Type { get; init; }

    /// <summary>What <c>kubectl explain</c> says of it: full sentences; empty for an item that its list describes.</summary>
    public string Description { get; init; } = "";

    /// <summary>Fields of an <see cref="SchemaType.Object"/>, in the order of the documentation.</summary>
    public IReadOnlyList<KeyValuePair<string, SchemaNode>> Properties { get; init; } = [];

    /// <summary>Names of the properties that must be there.</summary>
    public IReadOnlyList<string> Required { get; init; } = [];

    /// <summary>Schema of each item of an <see cref="SchemaType.Array"/>, of each value of a <see cref="SchemaType.Map"/>.</summary>
    public SchemaNode? Items { get; init; }

    /// <summary>The only words allowed; empty allows each.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Regular expression that a string must hold (RE2, not anchored); empty for none.</summary>
    public string Pattern { get; init; } = "";

    /// <summary>Format of a string, such as <c>date-time</c>; empty for none.</summary>
    public string Format { get; init; } = "";

    /// <summary>Smallest number; <c>null</c> for none.</summary>
    public long? Minimum { get; init; }

    /// <summary>Largest number; <c>null</c> for none.</summary>
    public long? Maximum { get; init; }

    /// <summary>Shortest string, in runes; <c>null</c> for none.</summary>
    public int? MinLength { get; init; }

    /// <summary>Longest string, in runes; <c>null</c> for none.</summary>
    public int? MaxLength { get; init; }

    /// <summary>The field that tells items of a list apart when it is applied; empty for a list that is replaced whole.</summary>
    public string ListKey { get; init; } = "";

    /// <summary>An object with these fields.</summary>
    public static SchemaNode Object(string description, params IReadOnlyList<KeyValuePair<string, SchemaNode>> properties) =>
        new() { Type = SchemaType.Object, Description = description, Properties = properties };

    /// <summary>A list.</summary>
    public static SchemaNode List(string description, SchemaNode items) => new() { Type = SchemaType.Array, Description = description, Items = items };

    /// <summary>A list of strings, each with this pattern.</summary>
    public static SchemaNode Texts(string description, string pattern = "") =>
        List(description, new() { Type = SchemaType.String, Pattern = pattern });

    /// <summary>A string.</summary>
    public static SchemaNode Text(string description, string pattern = "") =>
        new() { Type = SchemaType.String, Description = description, Pattern = pattern };

    /// <summary>One of some words.</summary>
    public static SchemaNode Word(string description, params IReadOnlyList<string> words) =>
        new() { Type = SchemaType.String, Description = description, Words = words };

    /// <summary>A whole number.</summary>
    public static SchemaNode Whole(string description, long? minimum = null, long? maximum = null) =>
        new() { Type = SchemaType.Integer, Description = description, Minimum = minimum, Maximum = maximum };
}
