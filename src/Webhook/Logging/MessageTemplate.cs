using System.Collections.Concurrent;
using System.Text;

namespace Webhook.Logging;

/// <summary>A message with its named places, such as <c>Policy {Policy} is in use</c>, read once and kept.</summary>
/// <remarks>The forms that Microsoft.Extensions.Logging knows: <c>{Name}</c>, <c>{Name:format}</c>, <c>{{</c> and <c>}}</c>.</remarks>
internal sealed class MessageTemplate
{
    /// <summary>Name of the state's value that holds the message.</summary>
    public const string Key = "{OriginalFormat}";

    /// <summary>Messages are constants, so there are no more of them than call sites; this is for a library that makes them up.</summary>
    private const int MostKept = 1024;

    private static readonly ConcurrentDictionary<string, MessageTemplate> Known = new(SameString.Comparer);

    private MessageTemplate(IReadOnlyList<Part> parts) => Parts = [.. parts];

    /// <summary>The parts, in order.</summary>
    public Part[] Parts { get; }

    /// <summary>The template of a message.</summary>
    /// <returns>The template; <c>null</c> for a message with a form that is not understood, such as an alignment.</returns>
    public static MessageTemplate? Of(string message)
    {
        if (Known.TryGetValue(message, out var known))
            return known;

        var parts = new List<Part>();
        if (!Read(message, parts))
            return null;

        var template = new MessageTemplate(parts);
        if (Known.Count < MostKept)
            Known[message] = template;

        return template;
    }

    private static bool Read(string message, List<Part> parts)
    {
        var text = new StringBuilder();
        for (var at = 0; at < message.Length; at++)
        {
            if (message[at] is not ('{' or '}') || at + 1 < message.Length && message[at + 1] == message[at])
            {
                at += message[at] is '{' or '}' ? 1 : 0;
                text.Append(message[at]);
                continue;
            }

            var end = message.IndexOf('}', at);
            if (message[at] == '}' || end < 0 || message.AsSpan(at, end - at).Contains(','))
                return false;

            Flush(text, parts);
            var place = message[(at + 1)..end].Split(':', 2);
            parts.Add(new("", place[0], place.Length > 1 ? place[1] : null));
            at = end;
        }

        Flush(text, parts);
        return true;
    }

    private static void Flush(StringBuilder text, List<Part> parts)
    {
        if (text.Length > 0)
            parts.Add(new(text.ToString(), null, null));

        text.Clear();
    }

    /// <summary>A piece of text, or the place of a value.</summary>
    /// <param name="Text">The text; empty for a place.</param>
    /// <param name="Name">Name of the value; <c>null</c> for text.</param>
    /// <param name="Format">How the value is formatted; <c>null</c> for its usual form.</param>
    public sealed record Part(string Text, string? Name, string? Format)
    {
        /// <summary>The text as it stands in a line of text.</summary>
        public byte[] InText { get; } = Encode(Text, inJson: false);

        /// <summary>The text as it stands in a JSON string.</summary>
        public byte[] InJson { get; } = Encode(Text, inJson: true);

        /// <summary>Decimals at most, for a format such as <c>0.###</c>; below 0 for any other.</summary>
        public int Decimals { get; } = Format switch
        {
            "0" => 0,
            "0.#" => 1,
            "0.##" => 2,
            "0.###" => 3,
            _ => -1,
        };

        /// <summary>Where the value was found last; the first place to look, since one call site has one order.</summary>
        public int LastIndex { get; set; }
    }

    private static byte[] Encode(string text, bool inJson)
    {
        var line = new Utf8Line();
        line.Append(text, inJson);
        return line.Written.ToArray();
    }
}
