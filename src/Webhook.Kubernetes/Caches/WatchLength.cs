namespace Webhook.Kubernetes.Caches;

/// <summary>How long a watch is asked to last.</summary>
/// <remarks>
/// A server need not say a word while a watch lasts, and is heard of for sure only when the next one opens. Readers who take
/// a silent cluster for a lost one must hear of it well before that.
/// </remarks>
internal static class WatchLength
{
    // client-go asks for 5 to 10 minutes, at random, so that the watches of many clients don't end together.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    // What ends sooner counts as a watch that failed, and is begun anew only after a wait.
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(10);

    // The longest watch is twice the shortest: two fifths of the age, so that a whole one may fail to open in time.
    private const int Part = 5;

    /// <summary>The shortest; the longest is twice as long.</summary>
    /// <param name="maxAge">For how long readers rely on a silent cluster; <c>null</c> for as long as it takes.</param>
    public static TimeSpan Shortest(TimeSpan? maxAge)
    {
        var part = (maxAge ?? TimeSpan.MaxValue) / Part;
        return part > Longest ? Longest : part < Least ? Least : part;
    }
}
