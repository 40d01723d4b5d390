using System.Text;

namespace Webhook.Fuzzing.Feedback;

/// <summary>What one run of a target was like: an input that shows something new is worth building on.</summary>
/// <remarks>
/// Targets note how they answered: outcome, ids of rules, the shape of messages. That alone guides well where code is not
/// instrumented, as in tests; with instrumentation the steps of <see cref="EdgeMap"/> come on top.
/// </remarks>
internal sealed class Observation
{
    private readonly HashSet<long> _features = [];

    /// <summary>Everything noted, as numbers.</summary>
    public IReadOnlyCollection<long> Features => _features;

    /// <summary>Notes something.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="value">Which.</param>
    public void Note(string kind, string value) => _features.Add(Hash(kind, value));

    /// <summary>Notes a number by its magnitude.</summary>
    public void Note(string kind, long value) => Note(kind, $"{(value <= 0 ? 0 : 1 + (int)Math.Log2(value))}");

    /// <summary>Notes a message by its words: what stands in quotes, names and numbers are left out, since any input can change them.</summary>
    public void NoteMessage(string kind, string message) => Note(kind, ShapeOf(message));

    /// <summary>Takes over the steps through the code.</summary>
    public void NoteEdges()
    {
        foreach (var edge in EdgeMap.Features())
            _features.Add(edge);
    }

    private static string ShapeOf(string message)
    {
        var shape = new StringBuilder();
        var quoted = false;
        foreach (var word in message.Split(' ').Take(24))
        {
            var opens = word.Count(c => c == '"') % 2 == 1;
            if (!quoted && !opens && word.All(c => char.IsAsciiLetter(c) || c is ',' or ';' or ':' or '\''))
                shape.Append(word).Append(' ');

            quoted ^= opens;
        }

        return shape.ToString();
    }

    /// <summary>FNV-1a: the same number on every machine and day. The top bit keeps clear of edges.</summary>
    private static long Hash(string kind, string value)
    {
        var hash = 0xcbf29ce484222325;
        foreach (var c in kind.Concat("\0").Concat(value))
            hash = (hash ^ c) * 0x100000001b3;

        return (long)(hash | 1UL << 63);
    }
}
