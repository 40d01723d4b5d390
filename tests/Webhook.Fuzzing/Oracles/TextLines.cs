using Webhook.Fuzzing.Loop;
using Webhook.Model.Manifests;

namespace Webhook.Fuzzing.Oracles;

/// <summary>The lines of a text, to hold positions against.</summary>
internal sealed class TextLines
{
    private readonly List<int> _lengths = [];

    /// <param name="text">Lines end at LF, CRLF or CR.</param>
    public TextLines(string text)
    {
        foreach (var line in text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n'))
            _lengths.Add(line.Length);
    }

    /// <summary>Holds a position to lie within the text, or right behind a line's end.</summary>
    /// <exception cref="BrokenPromiseException">It does not.</exception>
    public void Check(Position at, string of) => Expect.That(
        at.Line >= 1 && at.Line <= _lengths.Count && at.Column >= 1 && at.Column <= _lengths[at.Line - 1] + 1,
        "position-outside",
        () => $"{of} is said to stand at {at}, the text has {_lengths.Count} lines");
}
