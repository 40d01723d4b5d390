using Webhook.Model.Core;

namespace Webhook.Policy.Tolerations;

/// <summary>The set of taint values that an operator with its value stands for: all, one text, or a range of integers.</summary>
/// <remarks>
/// One text may be a canonical integer and so lie inside a range, and a range of one integer is one text. An empty set is
/// an operator that tolerates nothing: an unknown one, a comparison with no integer, or a range beyond int64.
/// </remarks>
internal readonly struct TaintValues
{
    private readonly bool _all;
    private readonly string? _text;
    private readonly long _first;
    private readonly long _last;

    private TaintValues(bool all, string? text, long first, long last) => (_all, _text, _first, _last) = (all, text, first, last);

    public bool IsEmpty => !_all && _text is null && _first > _last;

    /// <summary>Whether it holds integers only, from <see cref="First"/> to <see cref="Last"/>.</summary>
    public bool IsRange => !_all && _text is null;

    public long First => _first;

    public long Last => _last;

    public static TaintValues Of(Toleration toleration) => toleration.Operator switch
    {
        TolerationOperator.Exists => new(true, null, 0, 0),
        TolerationOperator.Equal or "" => new(false, toleration.Value, 0, 0),
        TolerationOperator.Gt when CanonicalInteger.TryParse(toleration.Value, out var bound) && bound < long.MaxValue =>
            new(false, null, bound + 1, long.MaxValue),
        TolerationOperator.Lt when CanonicalInteger.TryParse(toleration.Value, out var bound) && bound > long.MinValue =>
            new(false, null, long.MinValue, bound - 1),
        _ => new(false, null, 1, 0),
    };

    /// <summary>The last integer of the unbroken run from <paramref name="start"/> on; <c>null</c> when it is no member.</summary>
    public long? RunFrom(long start)
    {
        if (_all)
            return long.MaxValue;

        if (_text is not null)
            return CanonicalInteger.TryParse(_text, out var number) && number == start ? start : null;

        return start >= _first && start <= _last ? _last : null;
    }

    /// <summary>Whether a set that <see cref="IsRange"/> does not describe lies within this one.</summary>
    public bool ContainsTextOf(in TaintValues other)
    {
        if (_all || other._all)
            return _all;

        return _text is not null
            ? _text == other._text
            : CanonicalInteger.TryParse(other._text!, out var number) && RunFrom(number) is not null;
    }
}
