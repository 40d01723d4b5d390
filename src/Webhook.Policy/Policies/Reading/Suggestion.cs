using Webhook.Model.Text;

namespace Webhook.Policy.Policies.Reading;

/// <summary>Says what to write in place of a word that nobody knows.</summary>
internal static class Suggestion
{
    /// <summary><c>did you mean x?</c>, or where no word is near, the list of all.</summary>
    public static string Of(string word, IEnumerable<string> known) =>
        NearestWord.Find(word, known) is { } nearest
            ? $"did you mean {nearest}?"
            : $"write one of {string.Join(", ", known)}";
}
