namespace Webhook.Model.Manifests;

/// <summary>A value of a manifest with its place in the text; aliases and merge keys already resolved.</summary>
public abstract class ManifestNode
{
    /// <summary>Where the value starts.</summary>
    public required Position Start { get; init; }

    /// <summary>Offset of the first character of the value in the text, in UTF-16 units; anchor and tag stand in front of it.</summary>
    public required int StartOffset { get; init; }

    /// <summary>
    /// Offset behind the last character of the value. A block collection ends where its last child ends; a block scalar ends
    /// with its last line that isn't blank; neither takes in a line break, nor a comment behind it.
    /// </summary>
    public required int EndOffset { get; init; }

    /// <summary>Anchor defined here (<c>&amp;name</c>), else <c>null</c>.</summary>
    public string? Anchor { get; init; }

    /// <summary>Whether the text here is an alias (<c>*name</c>) or a merge key: what it shows stands elsewhere.</summary>
    public bool IsAlias { get; init; }
}
