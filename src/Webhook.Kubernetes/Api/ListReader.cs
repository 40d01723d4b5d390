using System.Text.Json;
using Webhook.Kubernetes.Decoding;

namespace Webhook.Kubernetes.Api;

/// <summary>Reads a list item by item while it arrives: at no time is more than one item's JSON held.</summary>
internal sealed class ListReader<T>(JsonWindow window, ResourceType<T> type, InternPool pool)
    where T : class
{
    private readonly List<T> _items = [];
    private readonly List<UnreadableObject> _unreadable = [];
    private JsonReaderState _state = new(new() { MaxDepth = ObjectDecoding.MaxDepth });
    private ListMetaWire _meta = new();
    private bool _inItems;
    private bool _done;

    /// <summary>The whole page.</summary>
    /// <exception cref="IOException">The body ended before the list did.</exception>
    public async Task<ListPage<T>> ReadAsync()
    {
        while (!_done)
        {
            if (!await window.FillAsync().ConfigureAwait(false))
                throw new IOException($"the list of {type.Name} ended half-way");

            ReadArrived();
        }

        return new(_items, _meta.ResourceVersion ?? "", _meta.Continue ?? "") { Unreadable = _unreadable };
    }

    private void ReadArrived()
    {
        if (!_inItems)
            ReadEnvelope();

        while (_inItems && ReadItems())
            ReadEnvelope();
    }

    /// <summary>Reads what stands around the items.</summary>
    private void ReadEnvelope()
    {
        var arrived = window.Unread;
        var reader = new Utf8JsonReader(arrived, isFinalBlock: false, _state);
        var read = reader;
        while (!_done && !_inItems && ReadStep(ref reader, arrived))
        {
            // A step that was not finished for want of bytes leaves the copy where the step began.
            read = reader;
        }

        _state = read.CurrentState;
        window.Consume((int)read.BytesConsumed);
    }

    private bool ReadStep(ref Utf8JsonReader reader, ReadOnlySpan<byte> arrived)
    {
        if (!reader.Read())
            return false;

        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                return ReadMember(ref reader, arrived);
            case JsonTokenType.EndObject:
                _done = true;
                return true;
            case JsonTokenType.StartObject:
            case JsonTokenType.EndArray:
                return true;
            default:
                throw new JsonException($"a list of {type.Name} is {reader.TokenType} where an object must be");
        }
    }

    private bool ReadMember(ref Utf8JsonReader reader, ReadOnlySpan<byte> arrived)
    {
        var isItems = reader.ValueTextEquals("items"u8);
        var isMeta = reader.ValueTextEquals("metadata"u8);
        if (!reader.Read())
            return false;

        if (isItems && reader.TokenType == JsonTokenType.StartArray)
        {
            _inItems = true;
            return true;
        }

        var start = (int)reader.TokenStartIndex;
        if (!reader.TrySkip())
            return false;

        if (isMeta)
            _meta = JsonSerializer.Deserialize(arrived[start..(int)reader.BytesConsumed], WireJsonContext.Default.ListMetaWire) ?? new();

        return true;
    }

    /// <summary>Reads whole items; true at their end, whose bracket is left to the reader of the envelope, which saw the first.</summary>
    private bool ReadItems()
    {
        var arrived = window.Unread;
        var at = AfterComma(arrived, 0);
        while (at < arrived.Length && arrived[at] != ']' && JsonScan.EndOf(arrived, at) is >= 0 and var end)
        {
            ReadItem(arrived[at..end]);
            at = AfterComma(arrived, end);
        }

        _inItems = at >= arrived.Length || arrived[at] != ']';
        window.Consume(at);
        return !_inItems;
    }

    private static int AfterComma(ReadOnlySpan<byte> arrived, int at)
    {
        at = JsonScan.SkipBlanks(arrived, at);
        return at < arrived.Length && arrived[at] == ',' ? JsonScan.SkipBlanks(arrived, at + 1) : at;
    }

    private void ReadItem(ReadOnlySpan<byte> json)
    {
        if (json.SequenceEqual("null"u8))
            return;

        if (json[0] != '{')
            throw new JsonException($"a list of {type.Name} holds something else where an object must be");

        var decoded = type.DecodeOrTell(json, pool);
        if (decoded.Value is { } value)
            _items.Add(value);

        if (decoded.Unreadable is { } unreadable)
            _unreadable.Add(unreadable);
    }
}
