namespace Webhook.Logging;

/// <summary>What lines that say the same have in common.</summary>
/// <param name="Category">Who says it.</param>
/// <param name="Event">Number of the event.</param>
/// <param name="Exception">Kind of the exception; <c>null</c> for none.</param>
/// <param name="Values">The values that matter, in the order of the message; <c>null</c> for all lines of the event that are too many to tell apart.</param>
internal sealed record RepeatKey(string Category, int Event, Type? Exception, IReadOnlyList<object?>? Values)
{
    /// <summary>Values are compared one by one: a hash that two lines share by chance must not hide the second.</summary>
    public bool Equals(RepeatKey? other) =>
        other is not null
        && Event == other.Event
        && Category == other.Category
        && Exception == other.Exception
        && (Values is null ? other.Values is null : other.Values is not null && Values.SequenceEqual(other.Values));

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Event);
        hash.Add(Category);
        hash.Add(Exception);
        foreach (var value in Values ?? [])
            hash.Add(value);

        return hash.ToHashCode();
    }
}
