using Webhook.Model.Text;
using Webhook.Output;

namespace Webhook.Commands;

/// <summary>What to say of a word that is none of those known.</summary>
internal static class UnknownWord
{
    /// <summary><c>unknown rule 'max-unavailble'; did you mean max-unavailable?</c></summary>
    /// <param name="what">What the word should name.</param>
    /// <param name="word">The word.</param>
    /// <param name="known">Words that would do.</param>
    public static string Say(string what, string word, IEnumerable<string> known)
    {
        var hint = NearestWord.Find(word, known) is { } nearest ? $"; did you mean {nearest}?" : "";
        return $"unknown {what} '{Printable.OneLine(word)}'{hint}";
    }
}
