using System.Globalization;

namespace Webhook.Policy.Placement;

/// <summary>Where the toleration that opens a taint comes from.</summary>
/// <param name="TemplateIndex">Index in <c>spec.template.spec.tolerations</c>; <c>null</c> when the controller adds it.</param>
public readonly record struct TolerationSource(int? TemplateIndex)
{
    /// <summary>One of the tolerations that the controller gives every daemon pod.</summary>
    public static TolerationSource Automatic { get; } = new(null);

    /// <summary>The index, or <c>automatic</c>.</summary>
    public override string ToString() => TemplateIndex?.ToString(CultureInfo.InvariantCulture) ?? "automatic";
}
