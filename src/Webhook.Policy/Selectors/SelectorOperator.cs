namespace Webhook.Policy.Selectors;

/// <summary>Operators of a LabelSelectorRequirement, spelled as in meta/v1; a NodeSelectorRequirement has them too, and two more.</summary>
public static class SelectorOperator
{
    /// <summary>The key is present with one of the values.</summary>
    public const string In = "In";

    /// <summary>The key is absent, or present with none of the values.</summary>
    public const string NotIn = "NotIn";

    /// <summary>The key is present, with any value, also the empty one.</summary>
    public const string Exists = "Exists";

    /// <summary>The key is absent.</summary>
    public const string DoesNotExist = "DoesNotExist";

    /// <summary>Node selectors only: the label is a larger integer.</summary>
    public const string Gt = "Gt";

    /// <summary>Node selectors only: the label is a smaller integer.</summary>
    public const string Lt = "Lt";

    /// <summary>Whether one requirement of a label selector holds for a label.</summary>
    /// <param name="op">One of the first four; any other never holds.</param>
    /// <param name="values">The requirement's values.</param>
    /// <param name="label">The label's value; <c>null</c> when the key is absent.</param>
    internal static bool Holds(string op, IReadOnlyList<string> values, string? label) => op switch
    {
        In => label is not null && Contains(values, label),
        NotIn => label is null || !Contains(values, label),
        Exists => label is not null,
        DoesNotExist => label is null,
        _ => false,
    };

    /// <summary>Whether the operator is one of the first four and has as many values as it takes.</summary>
    internal static bool IsWellFormed(string op, int valueCount) => op switch
    {
        In or NotIn => valueCount > 0,
        Exists or DoesNotExist => valueCount == 0,
        _ => false,
    };

    private static bool Contains(IReadOnlyList<string> values, string label)
    {
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i] == label)
                return true;
        }

        return false;
    }
}
