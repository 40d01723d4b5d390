using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Webhook.Model.Manifests.Reading;

/// <summary>Builds the nodes of one YAML document from the parser's events: no reflection, and every value keeps its place.</summary>
internal sealed class YamlNodeBuilder
{
    private readonly SourceText _source;
    private readonly List<Defect> _defects;
    private readonly YamlEvents _events;
    private readonly AnchorTable _anchors = new();
    private long _characters;
    private int _deepest;

    private YamlNodeBuilder(SourceText source, DocumentSlice slice, List<Defect> defects) =>
        (_source, _events, _defects) = (source, new(source, slice), defects);

    /// <summary>The document's value.</summary>
    /// <exception cref="UnreadableDocumentException">The text is no YAML, or goes beyond <see cref="ReadLimits"/>.</exception>
    public static ManifestNode Build(SourceText source, DocumentSlice slice, List<Defect> defects)
    {
        CharacterCheck.Run(source.Text, slice);
        var builder = new YamlNodeBuilder(source, slice, defects);
        do builder._events.MoveNext();
        while (builder._events.Current is StreamStart or DocumentStart);
        var root = builder.Node(1);
        // Text behind the value is found by asking for what follows it.
        while (builder._events.Current is not StreamEnd)
            builder._events.MoveNext();

        DirectiveCheck.Run(source, slice, root);
        return root;
    }

    private ManifestNode Node(int depth)
    {
        if (_events.Current is AnchorAlias alias)
            return Alias(alias, depth);

        // YamlDotNet 16.3 leaves out the empty value of some maps without a key, such as ":\n :".
        if (_events.Current is not NodeEvent start)
            throw new UnreadableDocumentException(_events.OffsetOf(_events.Current.Start), "a key or a value is missing in front of here; write key: value");

        if (depth > ReadLimits.Depth)
            throw new UnreadableDocumentException(_events.OffsetOf(start.Start), $"the document nests more than {ReadLimits.Depth} levels deep; nest less");

        var name = start.Anchor.IsEmpty ? null : start.Anchor.Value;
        if (name is null)
            return Content(start, null, depth);

        var (charactersBefore, deepestBefore) = (_characters, _deepest);
        _deepest = depth;
        _anchors.Open(name);
        var node = Content(start, name, depth);
        _anchors.Close(name, new(node, _characters - charactersBefore, _deepest - depth));
        _deepest = Math.Max(_deepest, deepestBefore);
        return node;
    }

    private ManifestNode Content(NodeEvent start, string? anchor, int depth)
    {
        _deepest = Math.Max(_deepest, depth);
        return start switch
        {
            Scalar scalar => ScalarNode(scalar, anchor),
            SequenceStart sequence => SequenceNode(sequence, anchor, depth),
            MappingStart mapping => MappingNode(mapping, anchor, depth),
            _ => throw new InvalidOperationException($"no node starts with {start}"),
        };
    }

    private ManifestNode Alias(AnchorAlias alias, int depth)
    {
        var (start, name) = (_events.OffsetOf(alias.Start), alias.Value.Value);
        var end = _events.End = _events.OffsetOf(alias.End);
        var position = _source.At(start);
        var anchored = _anchors.Follow(name, depth, start);
        if (anchored is null)
            _defects.Add(new(start, $"*{name} stands for nothing, as no value before it in this document is marked &{name}; mark one, or put it in quotes"));

        _characters += anchored?.Characters ?? 0;
        _deepest = Math.Max(_deepest, depth + (anchored?.Height ?? 0));
        _events.MoveNext();
        return anchored is null
            ? new ManifestScalar { Start = position, StartOffset = start, EndOffset = end, IsAlias = true, Text = "", Json = "null" }
            : AliasNode.At(anchored.Node, position, start, end);
    }

    private ManifestScalar ScalarNode(Scalar scalar, string? anchor)
    {
        var isEmpty = scalar.Style == ScalarStyle.Plain && scalar.Value.Length == 0;
        var start = NodeExtent.SkipProperties(_source.Text, _events.OffsetOf(scalar.Start), isEmpty);
        var end = isEmpty ? start : NodeExtent.EndOf(_source.Text, start, _events.OffsetOf(scalar.End), scalar.Style);
        var resolved = ScalarResolver.Resolve(scalar.Value, scalar.Tag.IsEmpty ? "" : scalar.Tag.Value, scalar.Style != ScalarStyle.Plain);
        if (resolved.Defect is not null)
            _defects.Add(new(start, resolved.Defect));

        _characters += resolved.Json.Length + 1;
        _events.End = end;
        _events.MoveNext();
        return new()
        {
            Start = _source.At(start),
            StartOffset = start,
            EndOffset = end,
            Anchor = anchor,
            Text = scalar.Value,
            Json = resolved.Json,
        };
    }

    private ManifestSequence SequenceNode(SequenceStart sequence, string? anchor, int depth)
    {
        var start = _events.OffsetOf(sequence.End);
        var isFlow = sequence.Style == SequenceStyle.Flow;
        // A block sequence that isn't indented is marked behind its first dash.
        if (!isFlow && start > 0 && _source.Text[start - 1] == '-' && (start == _source.Text.Length || _source.Text[start] != '-'))
            start--;

        _events.End = Math.Max(_events.End, isFlow ? start + 1 : start);
        _events.MoveNext();
        var items = new List<ManifestNode>();
        while (_events.Current is not SequenceEnd)
            items.Add(Node(depth + 1));

        var end = CloseCollection(isFlow, items.Count == 0 ? start : items[^1].EndOffset, ']');
        _characters += 2;
        return new() { Start = _source.At(start), StartOffset = start, EndOffset = end, Anchor = anchor, Items = items, IsFlow = isFlow };
    }

    private ManifestMapping MappingNode(MappingStart mapping, string? anchor, int depth)
    {
        var start = _events.OffsetOf(mapping.End);
        // The one pair of "[a: b]" is a mapping without braces, and has no place of its own.
        var isPair = mapping.Style == MappingStyle.Flow && (start < _events.End || start >= _source.Text.Length || _source.Text[start] != '{');
        if (!isPair)
            _events.End = Math.Max(_events.End, mapping.Style == MappingStyle.Flow ? start + 1 : start);

        _events.MoveNext();
        if (isPair && _events.Current is NodeEvent first)
            start = _events.OffsetOf(first.Start);

        var entries = new MappingEntries(_source, _defects);
        var last = start;
        while (_events.Current is not MappingEnd)
            last = Entry(entries, depth);

        var isFlow = mapping.Style == MappingStyle.Flow;
        var end = CloseCollection(isFlow && !isPair, last, '}');
        _characters += 2;
        return new() { Start = _source.At(start), StartOffset = start, EndOffset = end, Anchor = anchor, Entries = entries.ToList(), IsFlow = isFlow };
    }

    /// <summary>Reads a key and its value; gives the end of the value.</summary>
    private int Entry(MappingEntries entries, int depth)
    {
        var isMerge = _events.Current is Scalar { Value: "<<", Style: ScalarStyle.Plain };
        var key = Node(depth + 1);
        var value = Node(depth + 1);
        if (isMerge)
            Merge(entries, key.StartOffset, value);
        else if (MappingKey.Of(key, out var defect) is { } name)
            entries.Add(name, key.StartOffset, value);
        else
            _defects.Add(new(key.StartOffset, defect!));

        return value.EndOffset;
    }

    private void Merge(MappingEntries entries, int keyOffset, ManifestNode value)
    {
        IReadOnlyList<ManifestNode> sources = value is ManifestSequence list ? list.Items : [value];
        foreach (var source in sources)
        {
            if (source is ManifestMapping mapping)
                entries.Merge(keyOffset, mapping);
            else
                _defects.Add(new(source.StartOffset, "<< takes in a map, or a list of maps; write it as <<: *anchor of a map"));
        }
    }

    private int CloseCollection(bool isBracketed, int lastEnd, char bracket)
    {
        var end = lastEnd;
        if (isBracketed)
        {
            end = _events.OffsetOf(_events.Current.Start);
            if (end < _source.Text.Length && _source.Text[end] == bracket)
                end++;
        }

        _events.End = end;
        _events.MoveNext();
        return end;
    }
}
