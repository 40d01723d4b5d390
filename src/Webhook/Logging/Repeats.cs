using System.Text;

namespace Webhook.Logging;

/// <summary>Lines that say the same, within one window of <see cref="RepeatLimit"/>. Not safe for several threads at once.</summary>
/// <param name="category">Who says it.</param>
/// <param name="level">How grave it is.</param>
/// <param name="event">Which event it is.</param>
/// <param name="allowed">How many of them may be written.</param>
internal sealed class Repeats(string category, LogLevel level, EventId @event, int allowed)
{
    private int _seen;

    /// <summary>Who says it.</summary>
    public string Category => category;

    /// <summary>How grave it is.</summary>
    public LogLevel Level => level;

    /// <summary>Which event it is.</summary>
    public EventId Event => @event;

    /// <summary>How many were not written.</summary>
    public long HeldBack { get; private set; }

    /// <summary>Message of the first that was not written; empty when all were.</summary>
    public string First { get; private set; } = "";

    /// <summary>Counts one more.</summary>
    /// <returns>Whether it may be written.</returns>
    public bool Admits(LogRecord record)
    {
        if (_seen < allowed)
        {
            _seen++;
            return true;
        }

        if (HeldBack++ == 0)
            First = TextOf(record);

        return false;
    }

    private static string TextOf(LogRecord record)
    {
        var text = new Utf8Line();
        TextLines.WriteMessage(text, record);
        return Encoding.UTF8.GetString(text.Written);
    }
}
