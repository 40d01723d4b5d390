using System.Globalization;
using Webhook.Policy.Selectors;

namespace Webhook.Policy.Validators.Pods;

/// <summary>How names in a pod template may be spelled.</summary>
/// <remarks>Follows k8s.io/apimachinery's pkg/util/validation.</remarks>
internal static class PodSyntax
{
    public const string DnsLabel = "lower case letters, digits and -, at most 63, with a letter or digit at both ends";
    public const string Subdomain = "a DNS subdomain: lower case letters, digits, - and .";
    public const string PortName = "at most 15 lower case letters, digits and single -, with a letter among them and none of the - at an end";
    public const string VariableName = "printable ASCII characters without =";
    public const string ConfigKey = "letters, digits, -, _ and ., at most 253, and neither . nor beginning with ..";

    /// <summary>Whether the text is a DNS-1123 label.</summary>
    public static bool IsDnsLabel(string text) => text.Length <= LabelSyntax.NameLength && !text.Contains('.') && LabelSyntax.IsSubdomain(text);

    /// <summary>Whether the text is a DNS-1123 subdomain.</summary>
    public static bool IsSubdomain(string text) => LabelSyntax.IsSubdomain(text);

    /// <summary>Whether the text is the name of a port.</summary>
    public static bool IsPortName(string text) =>
        text.Length is > 0 and <= 15
        && text.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-')
        && text.Any(char.IsAsciiLetterLower)
        && text[0] != '-' && text[^1] != '-' && !text.Contains("--", StringComparison.Ordinal);

    /// <summary>Whether the text is the name of a variable since 1.34; older releases take less.</summary>
    public static bool IsVariableName(string text) => text.Length > 0 && text.All(character => character is >= ' ' and <= '~' and not '=');

    /// <summary>Whether the text is a key of a ConfigMap or Secret.</summary>
    public static bool IsConfigKey(string text) =>
        text.Length is > 0 and <= LabelSyntax.SubdomainLength
        && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.')
        && text != "." && !text.StartsWith("..", StringComparison.Ordinal);

    /// <summary>Whether the text is an IP address; leading zeros, which older objects may have, are let through.</summary>
    public static bool IsAddress(string text) => Uri.CheckHostName(text) is UriHostNameType.IPv4 or UriHostNameType.IPv6
        || (text.Split('.') is { Length: 4 } octets && octets.All(octet => int.TryParse(octet, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= 255));

    /// <summary>What keeps a path from being one inside a volume: relative, without steps back; empty when nothing does.</summary>
    public static string DescendingPathError(string path) =>
        path.StartsWith('/') ? "must be a relative path" : HasBackstep(path) ? "must not contain .." : "";

    /// <summary>Whether a part of the path is <c>..</c>.</summary>
    public static bool HasBackstep(string path) => path.Split('/').Contains("..");
}
