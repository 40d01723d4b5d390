namespace Webhook.Policy;

/// <summary>Globs of policies: <c>*</c> is any run of characters, none included, <c>?</c> exactly one; all else is itself.</summary>
/// <remarks>Case sensitive, over the whole text. There is no escape: names that Kubernetes allows hold neither sign.</remarks>
public static class Glob
{
    /// <summary>Whether the whole text matches.</summary>
    /// <remarks>Goes back to the last <c>*</c> only, which is enough for globs: at most pattern times text steps.</remarks>
    public static bool IsMatch(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        int p = 0, t = 0, star = -1, retry = 0;
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                retry = t;
            }
            else if (p < pattern.Length && (pattern[p] == '?' || pattern[p] == text[t]))
            {
                p++;
                t++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                t = ++retry;
            }
            else
            {
                return false;
            }
        }

        return pattern[p..].TrimStart('*').IsEmpty;
    }

    /// <summary>Whether one of the patterns matches; with no pattern, <c>false</c>.</summary>
    public static bool IsMatchOfAny(IReadOnlyList<string> patterns, ReadOnlySpan<char> text)
    {
        for (var i = 0; i < patterns.Count; i++)
        {
            if (IsMatch(patterns[i], text))
                return true;
        }

        return false;
    }
}
