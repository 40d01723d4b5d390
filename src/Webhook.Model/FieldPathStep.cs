using System.Globalization;

namespace Webhook.Model;

/// <summary>One step of a <see cref="FieldPath"/>.</summary>
/// <param name="Name">Field name, map key, or index in digits.</param>
/// <param name="IsBracketed">Whether it stands in brackets: a map key or an index.</param>
public readonly record struct FieldPathStep(string Name, bool IsBracketed)
{
    /// <summary>The index, or <c>null</c> when this is no index. A map key of digits has one too: the value it is applied to decides.</summary>
    public int? Index => IsBracketed && int.TryParse(Name, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;
}
