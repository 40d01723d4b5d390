namespace Webhook.Kubernetes.Credentials;

/// <summary>What stands in files that somebody else replaces while we run, such as certificates before they expire.</summary>
/// <remarks>
/// Read again after a minute, as a token file is, and at once when asked to. Files that can't be read, or that don't fit
/// together because only one of two has been replaced yet, leave the last good value in use. Safe for concurrent use.
/// </remarks>
/// <param name="first">What was read at the start.</param>
/// <param name="read">Reads the files; whatever it throws counts as not readable.</param>
/// <param name="same">Whether two values are the same; the first instance is then kept.</param>
/// <param name="clock">Ages the value.</param>
public sealed class RenewedFile<T>(T first, Func<T> read, Func<T, T, bool> same, TimeProvider clock)
    where T : class
{
    private static readonly TimeSpan KeepFor = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private T _last = first;
    private long _readAt = clock.GetTimestamp();

    /// <summary>The value to use now.</summary>
    /// <param name="rejected">The value that was refused: the files are then read at once; else <c>null</c>.</param>
    public T Get(T? rejected = null)
    {
        lock (_gate)
        {
            if (ReferenceEquals(rejected, _last) || clock.GetElapsedTime(_readAt) >= KeepFor)
                Read();

            return _last;
        }
    }

    private void Read()
    {
        _readAt = clock.GetTimestamp();
        try
        {
            var found = read();
            _last = same(_last, found) ? _last : found;
        }
        catch (Exception)
        {
            // The last value is likelier to be good than none; when it is not, the server's refusal tells.
        }
    }
}
