using System.Text;

namespace Webhook.Policy.Selectors;

/// <summary>How keys, values and names may be spelled. The <c>Is</c> forms allocate nothing.</summary>
/// <remarks>
/// Patterns are ASCII, lengths are bytes of UTF-8. Follows k8s.io/apimachinery's validation of qualified names, label values
/// and DNS-1123 subdomains. Source:
/// <see href="https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set"/>.
/// </remarks>
public static class LabelSyntax
{
    /// <summary>Longest name part of a key, and longest value.</summary>
    public const int NameLength = 63;

    /// <summary>Longest DNS-1123 subdomain: the prefix of a key, the name of most objects.</summary>
    public const int SubdomainLength = 253;

    private const string NamePattern = "must start and end with a letter or digit and hold only letters, digits, -, _ and . between";
    private const string SubdomainPattern =
        "must be lower case letters, digits, - and ., with a letter or digit at both ends and next to every .";

    /// <summary>Whether the text is a key: a name of 1 to 63 characters, optionally after a DNS-1123 subdomain and a slash.</summary>
    public static bool IsQualifiedName(string text)
    {
        var slash = text.IndexOf('/');
        var name = text.AsSpan(slash + 1);
        return IsName(name) && IsWithin(name, NameLength) && (slash < 0 || IsSubdomain(text.AsSpan(0, slash)));
    }

    /// <summary>Whether the text is a label value: empty, or a name of at most 63 characters.</summary>
    public static bool IsLabelValue(string text) => text.Length == 0 || (IsName(text) && IsWithin(text, NameLength));

    /// <summary>Whether the text is a DNS-1123 subdomain of at most 253 characters.</summary>
    public static bool IsSubdomain(ReadOnlySpan<char> text) => HasSubdomainPattern(text) && IsWithin(text, SubdomainLength);

    /// <summary>Why the text is no key: one entry for each error of the API server, in its order; empty when it is one.</summary>
    public static IReadOnlyList<string> QualifiedNameErrors(string text)
    {
        if (IsQualifiedName(text))
            return [];

        List<string> errors = [];
        var parts = text.Split('/');
        if (parts.Length > 2)
            return ["must be a name, or a DNS subdomain and a name with one / between, such as example.com/name"];

        if (parts.Length == 2 && parts[0].Length == 0)
            errors.Add("prefix part must not be empty");
        else if (parts.Length == 2)
            errors.AddRange(SubdomainErrors(parts[0]).Select(error => $"prefix part {error}"));

        var name = parts[^1];
        if (name.Length == 0)
            errors.Add("name part must not be empty");
        else if (!IsWithin(name, NameLength))
            errors.Add($"name part must be no more than {NameLength} characters");

        if (!IsName(name))
            errors.Add($"name part {NamePattern}");

        return errors;
    }

    /// <summary>Why the text is no label value, as <see cref="QualifiedNameErrors"/> says it.</summary>
    public static IReadOnlyList<string> LabelValueErrors(string text) =>
        Errors(text, text.Length == 0 || IsName(text), NamePattern, NameLength);

    /// <summary>Why the text is no DNS-1123 subdomain, as <see cref="QualifiedNameErrors"/> says it.</summary>
    public static IReadOnlyList<string> SubdomainErrors(string text) =>
        Errors(text, HasSubdomainPattern(text), SubdomainPattern, SubdomainLength);

    private static IReadOnlyList<string> Errors(string text, bool hasPattern, string pattern, int length)
    {
        var isWithin = IsWithin(text, length);
        return (isWithin, hasPattern) switch
        {
            (true, true) => [],
            (false, true) => [$"must be no more than {length} characters"],
            (true, false) => [pattern],
            (false, false) => [$"must be no more than {length} characters", pattern],
        };
    }

    private static bool IsWithin(ReadOnlySpan<char> text, int length) => Encoding.UTF8.GetByteCount(text) <= length;

    private static bool IsName(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || !char.IsAsciiLetterOrDigit(text[0]) || !char.IsAsciiLetterOrDigit(text[^1]))
            return false;

        foreach (var character in text)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('-' or '_' or '.'))
                return false;
        }

        return true;
    }

    private static bool HasSubdomainPattern(ReadOnlySpan<char> text)
    {
        var previous = '.';
        foreach (var character in text)
        {
            var inner = char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character);
            if (!inner && (character is not ('-' or '.') || previous == '.' || (character == '.' && previous == '-')))
                return false;

            previous = character;
        }

        return previous is not ('.' or '-');
    }
}
