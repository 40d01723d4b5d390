using System.Globalization;

namespace Webhook.Model.Manifests.Reading;

/// <summary>Finds characters that YAML does not take; the parser would stop at some of them without a word.</summary>
/// <remarks>Follows rule c-printable of YAML 1.2, which kubectl's reader holds too.</remarks>
internal static class CharacterCheck
{
    /// <exception cref="UnreadableDocumentException">At the first such character.</exception>
    public static void Run(string text, DocumentSlice slice)
    {
        for (var i = slice.Start; i < slice.End; i++)
        {
            var c = text[i];
            if (c is (>= ' ' and <= '~') or '\n' or '\r' or '\t' or '\u0085' or (>= '\u00A0' and < '\uD800') or (>= '\uE000' and <= '\uFFFD'))
                continue;

            if (char.IsHighSurrogate(c) && i + 1 < slice.End && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
                continue;
            }

            var code = ((int)c).ToString("X4", CultureInfo.InvariantCulture);
            var remedy = char.IsSurrogate(c) || c > '~' ? "save the file as UTF-8, or drop the character" : $"drop it, or write it as \"\\u{code}\" in double quotes";
            throw new UnreadableDocumentException(i, $"character U+{code} can't stand in YAML; {remedy}");
        }
    }
}
