using System.Text.Json;
using System.Text.RegularExpressions;

namespace Webhook.Policy.Rules.Labels;

/// <summary>One entry of the parameter <c>labels</c> of required-labels: <c>{key: team, value: "[a-z]+", on: Template}</c>.</summary>
public sealed class RequiredLabel
{
    /// <summary>What YAML 1.1 makes of the key <c>on</c> when it stands without quotes.</summary>
    internal const string OnAsYaml = "true";

    private readonly Regex? _value;

    private RequiredLabel(string key, string? pattern, LabelHolder on)
    {
        (Key, Pattern, On) = (key, pattern, on);
        _value = pattern is null ? null : Compile(pattern);
    }

    /// <summary>The label key.</summary>
    public string Key { get; }

    /// <summary>Regular expression for the whole value; <c>null</c> where any value will do.</summary>
    public string? Pattern { get; }

    /// <summary>Where the label must stand; both where the entry does not say.</summary>
    public LabelHolder On { get; }

    /// <summary>Reads an entry that the policy's validation has let pass.</summary>
    /// <exception cref="ArgumentException">The pattern has a <see cref="PatternProblem"/>, or <c>on</c> is an unknown word.</exception>
    public static RequiredLabel Read(JsonElement entry) => new(
        entry.GetProperty("key").GetString()!,
        entry.TryGetProperty("value", out var value) ? value.GetString() : null,
        entry.TryGetProperty("on", out var on) || entry.TryGetProperty(OnAsYaml, out on) ? Enum.Parse<LabelHolder>(on.GetString()!) : LabelHolder.Both);

    /// <summary>What is wrong with a regular expression; <c>null</c> when it can be used.</summary>
    /// <remarks>Patterns run without backtracking, in time linear to the label: look-around and back references are not to be
    /// had.</remarks>
    public static string? PatternProblem(string pattern)
    {
        try
        {
            // By itself first: two unbalanced brackets would be balanced by those that Compile puts around it.
            _ = new Regex(pattern, RegexOptions.NonBacktracking);
            _ = Compile(pattern);
            return null;
        }
        catch (Exception problem) when (problem is ArgumentException or NotSupportedException)
        {
            return $"\"{pattern}\", must be a regular expression without look-around and back references: {problem.Message}";
        }
    }

    /// <summary>Whether a value is the one that is asked for. Allocates nothing.</summary>
    public bool Accepts(string value) => _value is null || _value.IsMatch(value);

    private static Regex Compile(string pattern) =>
        new($@"\A(?:{pattern})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
}
