namespace Webhook.Model.Manifests;

/// <summary>One <c>key: value</c> of a mapping.</summary>
/// <param name="Key">The key as a string.</param>
/// <param name="KeyStart">Where the key starts.</param>
/// <param name="KeyOffset">Offset of the key's first character in the text.</param>
/// <param name="Value">The value.</param>
public sealed record ManifestEntry(string Key, Position KeyStart, int KeyOffset, ManifestNode Value);
