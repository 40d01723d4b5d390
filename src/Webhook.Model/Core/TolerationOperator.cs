namespace Webhook.Model.Core;

/// <summary>Operators of a <see cref="Toleration"/>, spelled as in core/v1.</summary>
public static class TolerationOperator
{
    /// <summary>The taint's value must be equal; the meaning of an empty operator.</summary>
    public const string Equal = "Equal";

    /// <summary>Any value will do.</summary>
    public const string Exists = "Exists";

    /// <summary>The taint's value is a larger integer (KEP-5471, behind the gate TaintTolerationComparisonOperators).</summary>
    public const string Gt = "Gt";

    /// <summary>The taint's value is a smaller integer (KEP-5471, behind the gate TaintTolerationComparisonOperators).</summary>
    public const string Lt = "Lt";
}
