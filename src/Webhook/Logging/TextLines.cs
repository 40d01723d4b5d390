namespace Webhook.Logging;

/// <summary>Lines for people: <c>2026-01-31T00:00:00.000Z info: Category[id] message</c>.</summary>
internal sealed class TextLines : ILineFormat
{
    /// <inheritdoc/>
    public void Write(Utf8Line line, LogRecord record)
    {
        line.Append(record.Time);
        line.Append(' ');
        line.Append(WordOf(record.Level));
        line.Append(": "u8);
        line.Append(record.Category, inJson: false);
        line.Append('[');
        line.Append(record.Event.Id, null);
        line.Append("] "u8);
        WriteMessage(line, record);
        if (record.Span is { } span)
        {
            line.Append(" trace_id="u8);
            line.Append(span.TraceId.ToHexString(), inJson: false);
            line.Append(" span_id="u8);
            line.Append(span.SpanId.ToHexString(), inJson: false);
        }

        if (record.Exception is { } exception)
        {
            line.Append(": "u8);
            line.Append(exception.ToString(), inJson: false);
        }

        line.Append('\n');
    }

    /// <summary>Writes the message alone.</summary>
    public static void WriteMessage(Utf8Line line, LogRecord record)
    {
        if (record.Template is not { } template)
        {
            line.Append(record.Message, inJson: false);
            return;
        }

        foreach (var part in template.Parts)
        {
            if (part.Name is null)
                line.Append(part.InText);
            else
                LogValue.WritePlace(line, record.IndexOf(part) is >= 0 and var index ? record.Values[index].Value : null, part, inJson: false);
        }
    }

    private static ReadOnlySpan<byte> WordOf(LogLevel level) => level switch
    {
        LogLevel.Trace => "trce"u8,
        LogLevel.Debug => "dbug"u8,
        LogLevel.Information => "info"u8,
        LogLevel.Warning => "warn"u8,
        LogLevel.Error => "fail"u8,
        _ => "crit"u8,
    };
}
