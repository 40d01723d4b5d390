namespace Webhook.Model.Text;

/// <summary>The word a writer probably meant.</summary>
public static class NearestWord
{
    private const int ShortestBeginning = 3;

    /// <summary>The candidate nearest to a misspelt word, or <c>null</c> when none is near enough to name.</summary>
    /// <remarks>
    /// Differences of case alone come first. Otherwise: fewest letters to insert, drop, change or swap with their neighbour,
    /// at most one for each three letters begun of the word; of equals, the first candidate. When there is none: the only
    /// candidate that begins with the word.
    /// </remarks>
    /// <param name="word">The word as written.</param>
    /// <param name="candidates">Valid words, in order of preference.</param>
    public static string? Find(string word, IEnumerable<string> candidates)
    {
        string? nearest = null;
        // Three letters may hold one slip, nine may hold three; beyond that two words are just different words.
        var limit = Math.Min(3, (word.Length + 2) / 3) + 1;
        foreach (var candidate in candidates)
        {
            if (string.Equals(candidate, word, StringComparison.OrdinalIgnoreCase))
                return candidate;

            if (Math.Abs(candidate.Length - word.Length) >= limit)
                continue;

            var distance = Distance(word.ToLowerInvariant(), candidate.ToLowerInvariant());
            if (distance >= limit || distance >= Math.Max(word.Length, candidate.Length))
                continue;

            (nearest, limit) = (candidate, distance);
        }

        return nearest ?? Beginning(word, candidates);
    }

    private static string? Beginning(string word, IEnumerable<string> candidates)
    {
        if (word.Length < ShortestBeginning) return null;
        var longer = candidates.Where(candidate => candidate.StartsWith(word, StringComparison.OrdinalIgnoreCase)).Take(2).ToList();
        return longer is [var only] ? only : null;
    }

    /// <summary>The end of a message about a misspelt word: <c>; did you mean x?</c>, or empty when no candidate is near enough.</summary>
    public static string Hint(string word, IEnumerable<string> candidates) => Find(word, candidates) is { } nearest ? $"; did you mean {nearest}?" : "";

    /// <summary>Damerau-Levenshtein distance in its restricted form (no letter is edited twice), three rows at a time.</summary>
    public static int Distance(string a, string b)
    {
        var (beforeLast, last, row) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j <= b.Length; j++)
            last[j] = j;

        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                row[j] = Math.Min(change, Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
            }

            (beforeLast, last, row) = (last, row, beforeLast);
        }

        return last[b.Length];
    }
}
