using System.Diagnostics;

namespace Webhook.Logging;

/// <summary>What one line tells, before it has a form. Used again and again by one thread.</summary>
internal sealed class LogRecord
{
    private const int UsualValues = 16;

    private KeyValuePair<string, object?>[] _values = new KeyValuePair<string, object?>[UsualValues];
    private int _count;

    /// <summary>When.</summary>
    public DateTimeOffset Time { get; private set; }

    /// <summary>How grave.</summary>
    public LogLevel Level { get; private set; }

    /// <summary>Which event: a number, and a name or <c>null</c>.</summary>
    public EventId Event { get; private set; }

    /// <summary>Who says it: a type's full name.</summary>
    public string Category { get; private set; } = "";

    /// <summary>The message with its places; <c>null</c> when there is but <see cref="Message"/>.</summary>
    public MessageTemplate? Template { get; private set; }

    /// <summary>The finished message; only where there is no <see cref="Template"/>.</summary>
    public string Message { get; private set; } = "";

    /// <summary>What went wrong, if anything.</summary>
    public Exception? Exception { get; private set; }

    /// <summary>The span in which it was said; <c>null</c> where nothing is traced.</summary>
    public Activity? Span { get; private set; }

    /// <summary>The named values.</summary>
    public ReadOnlySpan<KeyValuePair<string, object?>> Values => _values.AsSpan(0, _count);

    /// <summary>Takes over what a logger is given.</summary>
    public void Fill<TState>(
        DateTimeOffset time, LogLevel level, EventId id, string category, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        (Time, Level, Event, Category, Exception, Span) = (time, level, id, category, exception, Activity.Current);
        if (state is IReadOnlyList<KeyValuePair<string, object?>> values)
            Take(values);

        Message = Template is null ? formatter(state, exception) : "";
    }

    /// <summary>Where the value for a place of the message is among <see cref="Values"/>; -1 when there is none.</summary>
    public int IndexOf(MessageTemplate.Part place)
    {
        var last = place.LastIndex;
        if (last < _count && _values[last].Key == place.Name)
            return last;

        for (var index = 0; index < _count; index++)
        {
            if (_values[index].Key != place.Name)
                continue;

            place.LastIndex = index;
            return index;
        }

        return -1;
    }

    /// <summary>Lets go of what it refers to.</summary>
    public void Clear()
    {
        _values.AsSpan(0, _count).Clear();
        (_count, Template, Message, Exception, Span) = (0, null, "", null, null);
    }

    private void Take(IReadOnlyList<KeyValuePair<string, object?>> values)
    {
        if (values.Count > _values.Length)
            _values = new KeyValuePair<string, object?>[values.Count];

        for (var index = 0; index < values.Count; index++)
        {
            var value = values[index];
            if (value.Key != MessageTemplate.Key)
                _values[_count++] = value;
            else if (value.Value is string message)
                Template = MessageTemplate.Of(message);
        }
    }
}
