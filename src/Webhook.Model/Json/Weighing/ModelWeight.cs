using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Webhook.Model.Json.Weighing;

/// <summary>Weighs what the model reads of a document, by the model's own types and without making objects of it.</summary>
internal sealed class ModelWeight
{
    // Fewer entries are never the reason, and their path need not be put together.
    private const int WorthNaming = 1000;
    private const int NoIndex = -1;
    private const int LongText = ReadBounds.MostTextBytes / 16;

    private readonly JsonSerializerOptions _options;
    private readonly List<(string Name, int Index)> _path = [];
    private string _largest = "";
    private int _largestCount;
    private string _longest = "";
    private int _longestBytes;

    private ModelWeight(JsonSerializerOptions options) => _options = options;

    /// <summary>Members, entries and items.</summary>
    public int Values { get; private set; }

    /// <summary>Bytes of names and texts.</summary>
    public int TextBytes { get; private set; }

    /// <summary>What is too much, with the field that has most of it, the count and the bound; empty when nothing is.</summary>
    public string Problem =>
        Values > ReadBounds.MostValues ? string.Create(
            CultureInfo.InvariantCulture,
            $"{Largest}more than can be judged: {Values} values are to be read where {ReadBounds.MostValues} may be; shorten it")
        : TextBytes > ReadBounds.MostTextBytes ? string.Create(
            CultureInfo.InvariantCulture,
            $"{Longest}more than can be judged: names and texts of {TextBytes} bytes are to be read where {ReadBounds.MostTextBytes} may be; shorten it")
        : "";

    private string Largest => _largest.Length > 0
        ? string.Create(CultureInfo.InvariantCulture, $"{_largest} has {_largestCount} entries, ")
        : "it has ";

    private string Longest => _longest.Length > 0
        ? string.Create(CultureInfo.InvariantCulture, $"{_longest} has {_longestBytes} bytes, ")
        : "it has ";

    /// <summary>Weighs a document.</summary>
    /// <param name="json">The document.</param>
    /// <param name="type">What it is read as, of <see cref="ModelJsonContext"/>.</param>
    /// <exception cref="JsonException">It is malformed.</exception>
    public static ModelWeight Of(ReadOnlySpan<byte> json, JsonTypeInfo type)
    {
        var weight = new ModelWeight(type.Options);
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = type.Options.MaxDepth });
        reader.Read();
        weight.Add(ref reader, type);
        return weight;
    }

    private void Add(ref Utf8JsonReader reader, JsonTypeInfo type)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                AddText(reader.ValueSpan.Length);
                break;
            case JsonTokenType.StartObject when type.Kind == JsonTypeInfoKind.Object:
                AddMembers(ref reader, type);
                break;
            case JsonTokenType.StartObject when type.Kind == JsonTypeInfoKind.Dictionary:
                AddEntries(ref reader, ElementOf(type));
                break;
            case JsonTokenType.StartArray when type.Kind == JsonTypeInfoKind.Enumerable:
                AddItems(ref reader, ElementOf(type));
                break;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                AddAll(ref reader);
                break;
            default:
                break;
        }
    }

    private void AddMembers(ref Utf8JsonReader reader, JsonTypeInfo type)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            AddName(ref reader);
            var property = PropertyAt(ref reader, type);
            reader.Read();
            if (property is null)
            {
                reader.Skip();
                continue;
            }

            _path.Add((property.Name, NoIndex));
            Add(ref reader, _options.GetTypeInfo(property.PropertyType));
            _path.RemoveAt(_path.Count - 1);
        }
    }

    private void AddEntries(ref Utf8JsonReader reader, JsonTypeInfo element)
    {
        var count = 0;
        for (; reader.Read() && reader.TokenType == JsonTokenType.PropertyName; count++)
        {
            AddName(ref reader);
            reader.Read();
            Add(ref reader, element);
        }

        Note(count);
    }

    private void AddItems(ref Utf8JsonReader reader, JsonTypeInfo element)
    {
        var count = 0;
        _path.Add(("", 0));
        for (; reader.Read() && reader.TokenType != JsonTokenType.EndArray; count++)
        {
            Values++;
            _path[^1] = ("", count);
            Add(ref reader, element);
        }

        _path.RemoveAt(_path.Count - 1);
        Note(count);
    }

    /// <summary>Adds a value that is kept as JSON.</summary>
    private void AddAll(ref Utf8JsonReader reader)
    {
        for (var depth = reader.CurrentDepth; reader.Read() && reader.CurrentDepth > depth;)
        {
            Values++;
            TextBytes += reader.ValueSpan.Length;
        }
    }

    private void AddName(ref Utf8JsonReader reader)
    {
        Values++;
        AddText(reader.ValueSpan.Length);
    }

    private void AddText(int bytes)
    {
        TextBytes += bytes;
        if (bytes > int.Max(_longestBytes, LongText))
            (_longest, _longestBytes) = (Path(), bytes);
    }

    private JsonTypeInfo ElementOf(JsonTypeInfo type) => _options.GetTypeInfo(type.ElementType!);

    private void Note(int count)
    {
        if (count < WorthNaming || count <= _largestCount)
            return;

        (_largest, _largestCount) = (Path(), count);
    }

    private string Path() => string.Concat(_path.Select(
        step => step.Index == NoIndex ? $".{step.Name}" : string.Create(CultureInfo.InvariantCulture, $"[{step.Index}]"))).TrimStart('.');

    private static JsonPropertyInfo? PropertyAt(ref Utf8JsonReader reader, JsonTypeInfo type)
    {
        for (var i = 0; i < type.Properties.Count; i++)
        {
            if (reader.ValueTextEquals(type.Properties[i].Name))
                return type.Properties[i];
        }

        return null;
    }
}
