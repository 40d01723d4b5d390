namespace Webhook.Model.Manifests.Reading;

/// <summary>Anchors of one document, and what their aliases have added up to.</summary>
internal sealed class AnchorTable
{
    private readonly Dictionary<string, Anchored?> _anchors = new(StringComparer.Ordinal);
    private long _aliased;

    /// <summary>An anchored node.</summary>
    /// <param name="Node">The node.</param>
    /// <param name="Characters">Characters it takes, aliases within it written out.</param>
    /// <param name="Height">Levels below it.</param>
    public sealed record Anchored(ManifestNode Node, long Characters, int Height);

    /// <summary>The node of the anchor has started: an alias within it would never end.</summary>
    public void Open(string name) => _anchors[name] = null;

    public void Close(string name, Anchored anchored) => _anchors[name] = anchored;

    /// <summary>What an alias stands for; <c>null</c> when there is no such anchor before it.</summary>
    /// <exception cref="UnreadableDocumentException">The alias stands within its own anchor, nests too deep, or adds too much.</exception>
    public Anchored? Follow(string name, int depth, int offset)
    {
        if (!_anchors.TryGetValue(name, out var anchored))
            return null;

        if (anchored is null)
            throw new UnreadableDocumentException(offset, $"*{name} stands within &{name} itself; write the value out instead");

        if (depth + anchored.Height > ReadLimits.Depth)
            throw new UnreadableDocumentException(offset, $"*{name} makes the document nest more than {ReadLimits.Depth} levels deep; nest less");

        _aliased += anchored.Characters;
        return _aliased <= ReadLimits.AliasedCharacters
            ? anchored
            : throw new UnreadableDocumentException(offset, $"written out, the aliases of this document come to more than {ReadLimits.AliasedCharacters >> 20} MiB; use fewer");
    }
}
