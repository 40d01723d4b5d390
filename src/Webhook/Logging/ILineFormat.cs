namespace Webhook.Logging;

/// <summary>Form of a log line. Safe for use from many threads.</summary>
internal interface ILineFormat
{
    /// <summary>Writes a record as one line, with its end.</summary>
    void Write(Utf8Line line, LogRecord record);
}
