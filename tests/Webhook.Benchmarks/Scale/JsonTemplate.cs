using System.Buffers;
using System.Text;

namespace Webhook.Benchmarks.Scale;

/// <summary>JSON with gaps <c>@0@</c> to <c>@9@</c>, filled in as it is written: the fake server must not be what is measured.</summary>
internal sealed class JsonTemplate
{
    private readonly List<(byte[] Text, int Gap)> _pieces = [];

    /// <param name="text">The JSON; line breaks and the blanks after them are dropped.</param>
    public JsonTemplate(string text)
    {
        var compact = string.Concat(text.Split('\n').Select(line => line.Trim()));
        var pieces = compact.Split('@');
        for (var i = 0; i < pieces.Length; i += 2)
            _pieces.Add((Encoding.UTF8.GetBytes(pieces[i]), i + 1 < pieces.Length ? pieces[i + 1][0] - '0' : -1));
    }

    /// <summary>Writes the JSON with these values in its gaps.</summary>
    public void Write(IBufferWriter<byte> output, ReadOnlySpan<string> values)
    {
        foreach (var (text, gap) in _pieces)
        {
            output.Write(text);
            if (gap >= 0)
                Encoding.UTF8.GetBytes(values[gap], output);
        }
    }
}
