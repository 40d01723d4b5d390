namespace Webhook.Model.Manifests.Schema;

/// <summary>What JSON a field of the Kubernetes API takes.</summary>
internal enum FieldKind
{
    /// <summary>A string.</summary>
    String,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Bool,

    /// <summary>A whole number of 32 bits.</summary>
    Int32,

    /// <summary>A whole number of 64 bits.</summary>
    Int64,

    /// <summary>An amount: a number, or a string such as <c>128Mi</c>.</summary>
    Quantity,

    /// <summary>A whole number of 32 bits, or a string.</summary>
    IntOrString,

    /// <summary>A string in the form of RFC 3339.</summary>
    Time,

    /// <summary>Whatever there is.</summary>
    Any,

    /// <summary>A list.</summary>
    List,

    /// <summary>A map with keys of the user's choice.</summary>
    Map,

    /// <summary>A map with known keys.</summary>
    Struct,
}
