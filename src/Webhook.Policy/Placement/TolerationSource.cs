using System.Globalization;

namespace Webhook.Policy.Placement;

/// <summary>Where the toleration that opens a taint comes from.</summary>
/// <param name="TemplateIndex">Index in <c>spec.template.spec.tolerations</c>; <c>null</c> when it does not stand there.</param>
/// <param name="IsInjected">Whether the mutating webhook adds it; without an index and this, the controller does.</param>
public readonly record struct TolerationSource(int? TemplateIndex, bool IsInjected = false)
{
    /// <summary>One that a policy has the mutating webhook add, and that the file does not have yet.</summary>
    public static TolerationSource Injected { get; } = new(null, true);

    /// <summary>One of the tolerations that the controller gives every daemon pod.</summary>
    public static TolerationSource Automatic { get; } = new(null);

    /// <summary>The index, <c>automatic</c> or <c>injected</c>.</summary>
    public override string ToString() => TemplateIndex?.ToString(CultureInfo.InvariantCulture) ?? (IsInjected ? "injected" : "automatic");
}
