namespace Webhook.Certificates.SelfManaged;

/// <summary>Notices that somebody else keeps writing the caBundle of a configuration, and holds our own writes back. Not safe for concurrent use.</summary>
/// <remarks>
/// A bundle that is overwritten once is written back at once: that is what an upgrade, or a person, does. Who does it again and
/// again, as cert-manager's cainjector, would answer each write of ours within moments, for ever.
/// </remarks>
/// <param name="time">The clock.</param>
internal sealed class ForeignWriters(TimeProvider time)
{
    /// <summary>The first wait before a bundle is written back; doubled each time.</summary>
    public static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);

    /// <summary>The longest wait: without our authority in its bundle the webhook can't be called.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    // After that long without another write of theirs we begin anew.
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>Remembers what we wrote.</summary>
    public void Wrote(string configuration, string bundle)
    {
        var entry = _entries.GetValueOrDefault(configuration) ?? new(null, 0, 0);
        _entries[configuration] = entry with { Bundle = bundle };
    }

    /// <summary>Looks whether what we wrote last is still there.</summary>
    /// <returns>Whether somebody else has overwritten it, and not for the first time.</returns>
    public bool Look(ConfigurationTrust configuration)
    {
        if (_entries.GetValueOrDefault(configuration.Name) is not { Bundle: { } bundle } entry || configuration.Holds(bundle))
            return false;

        var times = entry.Times > 0 && time.GetElapsedTime(entry.At) < Memory ? entry.Times + 1 : 1;
        _entries[configuration.Name] = new(null, times, time.GetTimestamp());
        return times > 1;
    }

    /// <summary>Whether a write of ours has to wait.</summary>
    public bool IsHeld(string configuration) =>
        _entries.GetValueOrDefault(configuration) is { } entry && time.GetElapsedTime(entry.At) < Pause(entry.Times);

    /// <summary>How long it waits, from the moment it was overwritten.</summary>
    public TimeSpan PauseOf(string configuration) => Pause(_entries.GetValueOrDefault(configuration)?.Times ?? 0);

    /// <summary>Forgets everything: another replica may write from now on.</summary>
    public void Clear() => _entries.Clear();

    private static TimeSpan Pause(int times) =>
        times < 2 ? TimeSpan.Zero
        : times > 5 ? LongestPause
        : FirstPause * (1 << (times - 2));

    private sealed record Entry(string? Bundle, int Times, long At);
}
