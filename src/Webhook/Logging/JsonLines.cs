using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;

namespace Webhook.Logging;

/// <summary>Lines for programs: one JSON object each, flat, with a field for each named value of the message.</summary>
/// <remarks>
/// <c>timestamp</c>, <c>level</c>, <c>event_id</c>, <c>event</c>, <c>category</c>, <c>message</c>; then the values in snake case;
/// then <c>trace_id</c> and <c>span_id</c> where reviews are traced, and <c>exception</c> where there is one. A value whose name
/// is taken by one of these has an underscore behind it.
/// </remarks>
internal sealed class JsonLines : ILineFormat
{
    /// <summary>Names are constants, as messages are; this is for a library that makes them up.</summary>
    private const int MostKept = 1024;

    private static readonly string[] Taken =
        ["timestamp", "level", "event_id", "event", "category", "message", "trace_id", "span_id", "exception"];

    private static readonly ConcurrentDictionary<string, byte[]> Names = new(SameString.Comparer);

    /// <summary>Values of one record whose text is written once and copied; no message of ours has more.</summary>
    private const int MostCopied = 32;

    /// <inheritdoc/>
    public void Write(Utf8Line line, LogRecord record)
    {
        line.Append("{\"timestamp\":\""u8);
        line.Append(record.Time);
        line.Append("\",\"level\":\""u8);
        line.Append(WordOf(record.Level));
        line.Append("\",\"event_id\":"u8);
        line.Append(record.Event.Id, null);
        if (record.Event.Name is { Length: > 0 } name)
            WriteString(line, ",\"event\":\""u8, name);

        WriteString(line, ",\"category\":\""u8, record.Category);
        line.Append(",\"message\":\""u8);
        Span<(int Start, int Length)> texts = stackalloc (int, int)[MostCopied];
        texts.Clear();
        WriteMessage(line, record, texts);
        line.Append('"');
        WriteValues(line, record, texts);
        if (record.Span is { } span)
        {
            WriteString(line, ",\"trace_id\":\""u8, span.TraceId.ToHexString());
            WriteString(line, ",\"span_id\":\""u8, span.SpanId.ToHexString());
        }

        if (record.Exception is { } exception)
            WriteString(line, ",\"exception\":\""u8, exception.ToString());

        line.Append("}\n"u8);
    }

    /// <summary>Writes the message, and remembers where in the line the text of each value is.</summary>
    private static void WriteMessage(Utf8Line line, LogRecord record, Span<(int Start, int Length)> texts)
    {
        if (record.Template is not { } template)
        {
            line.Append(record.Message, inJson: true);
            return;
        }

        foreach (var part in template.Parts)
        {
            if (part.Name is null)
            {
                line.Append(part.InJson);
                continue;
            }

            var (index, start) = (record.IndexOf(part), line.Length);
            var value = index < 0 ? null : record.Values[index].Value;
            LogValue.WritePlace(line, value, part, inJson: true);
            if (value is string && index < texts.Length)
                texts[index] = (start, line.Length - start);
        }
    }

    private static void WriteValues(Utf8Line line, LogRecord record, ReadOnlySpan<(int Start, int Length)> texts)
    {
        var values = record.Values;
        for (var index = 0; index < values.Length; index++)
        {
            line.Append(NameOf(values[index].Key));
            if (index >= texts.Length || texts[index].Length == 0)
            {
                LogValue.WriteJson(line, values[index].Value);
                continue;
            }

            line.Append('"');
            line.AppendAgain(texts[index].Start, texts[index].Length);
            line.Append('"');
        }
    }

    private static ReadOnlySpan<byte> WordOf(LogLevel level) => level switch
    {
        LogLevel.Trace => "trace"u8,
        LogLevel.Debug => "debug"u8,
        LogLevel.Information => "information"u8,
        LogLevel.Warning => "warning"u8,
        LogLevel.Error => "error"u8,
        _ => "critical"u8,
    };

    private static void WriteString(Utf8Line line, ReadOnlySpan<byte> before, string text)
    {
        line.Append(before);
        line.Append(text, inJson: true);
        line.Append('"');
    }

    /// <summary>What stands before a value: <c>,"dry_run":</c> for <c>DryRun</c>.</summary>
    private static byte[] NameOf(string key)
    {
        if (Names.TryGetValue(key, out var known))
            return known;

        var name = JsonNamingPolicy.SnakeCaseLower.ConvertName(key);
        var bytes = Encoding.UTF8.GetBytes($",\"{JsonEncodedText.Encode(Taken.Contains(name) ? name + '_' : name)}\":");
        if (Names.Count < MostKept)
            Names[key] = bytes;

        return bytes;
    }
}
