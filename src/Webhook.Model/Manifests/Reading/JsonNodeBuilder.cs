using System.Text;
using System.Text.Json;

namespace Webhook.Model.Manifests.Reading;

/// <summary>Builds the same nodes from JSON as <see cref="YamlNodeBuilder"/> does from YAML; tabs are no trouble here.</summary>
internal ref struct JsonNodeBuilder
{
    private readonly SourceText _source;
    private readonly JsonSyntax _syntax;
    private List<Defect> _defects = [];
    private Utf8JsonReader _reader;

    private JsonNodeBuilder(SourceText source, int start, int end)
    {
        (_source, _syntax) = (source, new(source.Text, start, end));
        _reader = _syntax.NewReader();
    }

    /// <summary>The values that stand one after the other in a part of the file, each with what is wrong within it.</summary>
    /// <param name="source">The file.</param>
    /// <param name="start">Where the first value may start.</param>
    /// <param name="end">Where the last one ends at the latest.</param>
    /// <param name="failure">Where the text stops to be JSON and why; <c>null</c> when all of it is.</param>
    public static IReadOnlyList<(ManifestNode Value, List<Defect> Defects)> Build(
        SourceText source, int start, int end, out UnreadableDocumentException? failure)
    {
        failure = null;
        var builder = new JsonNodeBuilder(source, start, end);
        var values = new List<(ManifestNode, List<Defect>)>();
        try
        {
            while (builder._reader.Read())
            {
                builder._defects = [];
                values.Add((builder.Node(), builder._defects));
            }
        }
        catch (JsonException thrown)
        {
            failure = builder.Explain(thrown);
        }

        return values;
    }

    private ManifestNode Node() => _reader.TokenType switch
    {
        JsonTokenType.StartObject => MappingNode(),
        JsonTokenType.StartArray => SequenceNode(),
        _ => ScalarNode(),
    };

    private ManifestMapping MappingNode()
    {
        var start = _syntax.OffsetOf(_reader.TokenStartIndex);
        var position = _source.At(start);
        var entries = new MappingEntries(_source, _defects);
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndObject)
        {
            var keyOffset = _syntax.OffsetOf(_reader.TokenStartIndex);
            var key = String(keyOffset);
            _reader.Read();
            entries.Add(key, keyOffset, Node());
        }

        var end = _syntax.OffsetOf(_reader.BytesConsumed);
        return new() { Start = position, StartOffset = start, EndOffset = end, Entries = entries.ToList(), IsFlow = true };
    }

    private ManifestSequence SequenceNode()
    {
        var start = _syntax.OffsetOf(_reader.TokenStartIndex);
        var position = _source.At(start);
        var items = new List<ManifestNode>();
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
            items.Add(Node());

        return new() { Start = position, StartOffset = start, EndOffset = _syntax.OffsetOf(_reader.BytesConsumed), Items = items, IsFlow = true };
    }

    private ManifestScalar ScalarNode()
    {
        var start = _syntax.OffsetOf(_reader.TokenStartIndex);
        var isString = _reader.TokenType == JsonTokenType.String;
        var text = isString ? String(start) : Encoding.UTF8.GetString(_reader.ValueSpan);
        return new()
        {
            Start = _source.At(start),
            StartOffset = start,
            EndOffset = _syntax.OffsetOf(_reader.BytesConsumed),
            Text = text,
            Json = isString ? JsonScalar.Quote(text) : JsonScalar.Literal(text),
        };
    }

    private string String(int offset)
    {
        try
        {
            return _reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            _defects.Add(new(offset, "the string holds half of a surrogate pair (\\ud800 to \\udfff); write the other half too"));
            return "\uFFFD";
        }
    }

    private UnreadableDocumentException Explain(JsonException thrown)
    {
        var offset = _syntax.OffsetOf(_syntax.ByteIndexOf(thrown));
        if (_reader.CurrentDepth >= ReadLimits.Depth)
            return new(offset, $"the document nests more than {ReadLimits.Depth} levels deep; nest less");
        return new(offset, $"this is no valid JSON: {_syntax.Describe(offset)} can't stand here; look for a comma, quote or bracket that is missing or too much");
    }
}
