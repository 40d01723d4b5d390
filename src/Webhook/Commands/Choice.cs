using System.CommandLine;
using Webhook.Output;

namespace Webhook.Commands;

/// <summary>Options whose value is one of a few words.</summary>
internal static class Choice
{
    /// <summary>An option that takes one of some words, in any case, and names the nearest when it is none of them.</summary>
    public static Option<string> Option(string name, string alias, string description, string initial, IReadOnlyList<string> words) =>
        Add(new Option<string>(name, alias), description, initial, words);

    /// <summary>The same without a short form.</summary>
    public static Option<string> Option(string name, string description, string initial, IReadOnlyList<string> words) =>
        Add(new Option<string>(name), description, initial, words);

    private static Option<string> Add(Option<string> option, string description, string initial, IReadOnlyList<string> words)
    {
        option.Description = $"{description}: {string.Join(", ", words)}";
        option.HelpName = "FORMAT";
        option.DefaultValueFactory = _ => initial;
        option.CompletionSources.Add([.. words]);
        option.CustomParser = result =>
        {
            var given = result.Tokens[0].Value;
            if (words.FirstOrDefault(word => word.Equals(given, StringComparison.OrdinalIgnoreCase)) is { } word)
                return word;

            result.AddError(UnknownWord.OneOf(option.Name, given, words));
            return initial;
        };
        return option;
    }
}
