using YamlDotNet.Core;

namespace Webhook.Model.Manifests.Reading;

/// <summary>Where a scalar's own text starts and ends; the parser's marks take in anchor, tag and trailing blank lines.</summary>
internal static class NodeExtent
{
    /// <summary>Offset of the first character behind anchor and tag; of an empty value, the end of the last of them.</summary>
    /// <param name="text">The file.</param>
    /// <param name="start">Where anchor and tag may start.</param>
    /// <param name="isEmpty">Whether nothing follows them.</param>
    public static int SkipProperties(string text, int start, bool isEmpty)
    {
        var (at, end) = (start, start);
        while (at < text.Length && text[at] is '&' or '!')
        {
            while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not (',' or ']' or '}'))
                at++;

            end = at;
            at = SkipSpace(text, at);
        }

        return isEmpty ? end : at;
    }

    /// <summary>End of a scalar: the parser's, but of a block scalar the end of its last line that isn't blank, without the line break.</summary>
    public static int EndOf(string text, int start, int end, ScalarStyle style)
    {
        if (style is not (ScalarStyle.Literal or ScalarStyle.Folded))
            return end;

        var content = end;
        while (content > start && char.IsWhiteSpace(text[content - 1]))
            content--;

        // Spaces behind the last word are part of the value: only whole blank lines go.
        while (content < end && text[content] is ' ' or '\t')
            content++;

        return content;
    }

    private static int SkipSpace(string text, int at)
    {
        while (at < text.Length)
        {
            if (text[at] == '#')
            {
                while (at < text.Length && text[at] is not ('\n' or '\r'))
                    at++;
            }
            else if (char.IsWhiteSpace(text[at]))
            {
                at++;
            }
            else
            {
                break;
            }
        }

        return at;
    }
}
