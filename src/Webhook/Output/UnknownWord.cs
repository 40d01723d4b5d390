using Webhook.Model.Text;

namespace Webhook.Output;

/// <summary>What to say of a word that is none of those known.</summary>
internal static class UnknownWord
{
    /// <summary><c>unknown rule 'max-unavailble'; did you mean max-unavailable?</c></summary>
    /// <param name="what">What the word should name.</param>
    /// <param name="word">The word.</param>
    /// <param name="known">Words that would do.</param>
    public static string Say(string what, string word, IEnumerable<string> known) =>
        $"unknown {what} '{Printable.OneLine(word)}'{NearestWord.Hint(word, known)}";

    /// <summary><c>--output is 'jsn', must be one of table, json; did you mean json?</c></summary>
    /// <param name="name">The flag.</param>
    /// <param name="word">Its value.</param>
    /// <param name="known">All values that it takes.</param>
    public static string OneOf(string name, string word, IReadOnlyList<string> known) =>
        $"{name} is '{Printable.OneLine(word)}', must be one of {string.Join(", ", known)}{NearestWord.Hint(word, known)}";
}
