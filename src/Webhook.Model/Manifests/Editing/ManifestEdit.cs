namespace Webhook.Model.Manifests.Editing;

/// <summary>A manifest file's text after an edit.</summary>
public sealed record ManifestEdit
{
    /// <summary>The whole new text; byte for byte the old one outside the added tolerations and <see cref="ReemittedDocuments"/>.</summary>
    public required string Text { get; init; }

    /// <summary>
    /// Numbers (from 1) of the documents that could not be edited in place and were written anew: the same objects, but
    /// comments, quoting and anchors of theirs are lost. Empty in all but rare cases, such as a template behind an alias.
    /// </summary>
    public IReadOnlyList<int> ReemittedDocuments { get; init; } = [];
}
