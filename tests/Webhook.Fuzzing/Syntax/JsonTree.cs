using System.Text;
using System.Text.Json;

namespace Webhook.Fuzzing.Syntax;

/// <summary>JSON to be taken apart and put together wrongly: spelling, order and duplicate keys are kept.</summary>
internal sealed class JsonTree
{
    private const int MaxDepth = 600;

    private JsonTree(char opening, byte[] raw) => (Opening, Raw) = (opening, raw);

    /// <summary><c>{</c>, <c>[</c>, or NUL for a scalar.</summary>
    public char Opening { get; }

    /// <summary>Spelling of a scalar, a string's quotes included; empty for the others. May be no JSON at all.</summary>
    public byte[] Raw { get; set; }

    /// <summary>Keys of an object as spelled, quotes included; one for each of <see cref="Children"/>.</summary>
    public List<byte[]> Keys { get; } = [];

    /// <summary>Values of an object, items of a list.</summary>
    public List<JsonTree> Children { get; } = [];

    /// <summary>A scalar as spelled.</summary>
    public static JsonTree Scalar(string raw) => new('\0', Encoding.UTF8.GetBytes(raw));

    /// <summary>The tree of a text; <c>null</c> when it is no JSON.</summary>
    public static JsonTree? Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxDepth });
            reader.Read();
            var tree = Read(ref reader, json);
            reader.Read();
            return tree;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A tree that is known to be JSON.</summary>
    public static JsonTree Of(string json) => Parse(Encoding.UTF8.GetBytes(json)) ?? throw new ArgumentException($"no JSON: {json}", nameof(json));

    /// <summary>Text of a key without quotes; escapes are left as they are.</summary>
    public string KeyText(int index) => Encoding.UTF8.GetString(Keys[index]).Trim('"');

    /// <summary>Adds a child; the key matters in objects only.</summary>
    public void Insert(int index, string key, JsonTree child)
    {
        Children.Insert(index, child);
        if (Opening == '{')
            Keys.Insert(index, Encoding.UTF8.GetBytes($"\"{key}\""));
    }

    /// <summary>Takes out a child.</summary>
    public void RemoveAt(int index)
    {
        Children.RemoveAt(index);
        if (Opening == '{')
            Keys.RemoveAt(index);
    }

    /// <summary>Every object and list of the tree with its path, itself first.</summary>
    public IEnumerable<(JsonTree Node, IReadOnlyList<string> Path)> Containers()
    {
        var waiting = new Stack<(JsonTree Node, IReadOnlyList<string> Path)>([(this, [])]);
        while (waiting.TryPop(out var next))
        {
            if (next.Node.Opening == '\0')
                continue;

            yield return next;
            for (var i = 0; i < next.Node.Children.Count; i++)
                waiting.Push((next.Node.Children[i], [.. next.Path, next.Node.Opening == '{' ? next.Node.KeyText(i) : "[]"]));
        }
    }

    /// <summary>A copy that shares nothing that can be changed.</summary>
    public JsonTree Clone()
    {
        var clone = new JsonTree(Opening, Raw);
        clone.Keys.AddRange(Keys);
        clone.Children.AddRange(Children.Select(child => child.Clone()));
        return clone;
    }

    /// <summary>The text.</summary>
    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        Write(stream);
        return stream.ToArray();
    }

    private static JsonTree Read(ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
    {
        if (reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
            return new('\0', json[(int)reader.TokenStartIndex..(int)reader.BytesConsumed].ToArray());

        var tree = new JsonTree(reader.TokenType == JsonTokenType.StartObject ? '{' : '[', []);
        while (reader.Read() && reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray))
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                tree.Keys.Add(json.Slice((int)reader.TokenStartIndex, reader.ValueSpan.Length + 2).ToArray());
                reader.Read();
            }

            tree.Children.Add(Read(ref reader, json));
        }

        return tree;
    }

    private void Write(MemoryStream stream)
    {
        if (Opening == '\0')
        {
            stream.Write(Raw);
            return;
        }

        stream.WriteByte((byte)Opening);
        for (var i = 0; i < Children.Count; i++)
        {
            if (i > 0)
                stream.WriteByte((byte)',');

            if (Opening == '{')
            {
                stream.Write(Keys[i]);
                stream.WriteByte((byte)':');
            }

            Children[i].Write(stream);
        }

        stream.WriteByte((byte)(Opening == '{' ? '}' : ']'));
    }
}
