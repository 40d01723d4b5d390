using System.Globalization;
using System.Text;

namespace Webhook.Fuzzing.Targets;

/// <summary>What a server answers, one answer after the other, as the bytes of one input.</summary>
/// <remarks>
/// A first line such as <c>#nodes</c> names the resource; pods without it. Answers are parted by a line <c>===</c>: the first
/// one is the answer to every list, each of the others to one watch; behind the last one the server falls silent. An answer
/// whose first line is <c>!410</c> is a refusal with that HTTP status.
/// </remarks>
internal sealed class WatchScript
{
    private static readonly byte[] Separator = "\n===\n"u8.ToArray();

    private WatchScript(string resource, IReadOnlyList<(int Status, byte[] Body)> answers) => (Resource, Answers) = (resource, answers);

    /// <summary>The resource in lower case plural; any text.</summary>
    public string Resource { get; }

    /// <summary>The answers; never none.</summary>
    public IReadOnlyList<(int Status, byte[] Body)> Answers { get; }

    /// <summary>Reads an input; any bytes are a script.</summary>
    public static WatchScript Parse(byte[] input)
    {
        var (resource, body) = FirstLine(input, '#');
        var answers = new List<(int, byte[])>();
        foreach (var range in body.AsSpan().Split(Separator))
        {
            var (status, rest) = FirstLine(body[range], '!');
            var isStatus = int.TryParse(status, NumberStyles.None, CultureInfo.InvariantCulture, out var code) && code is >= 400 and < 600;
            answers.Add(isStatus ? (code, rest) : (200, body[range]));
        }

        return new(resource, answers);
    }

    /// <summary>Writes a script.</summary>
    public static byte[] Write(string resource, params IEnumerable<string> answers) => Encoding.UTF8.GetBytes($"#{resource}\n{string.Join("\n===\n", answers)}");

    private static (string Word, byte[] Others) FirstLine(byte[] text, char mark)
    {
        var end = Array.IndexOf(text, (byte)'\n');
        return text.Length > 0 && text[0] == mark && end is > 0 and < 64
            ? (Encoding.ASCII.GetString(text, 1, end - 1).Trim(), text[(end + 1)..])
            : ("", text);
    }
}
