namespace Webhook.Fuzzing.Mutations;

/// <summary>Changes a text of one record a line: drops, repeats, swaps and joins lines, and puts others between.</summary>
/// <param name="others">Lines to put between.</param>
/// <param name="inner">Changes within one line.</param>
internal sealed class LineMutation(IReadOnlyList<byte[]> others, IReadOnlyList<IMutation> inner) : IMutation
{
    /// <inheritdoc/>
    public byte[]? Apply(MutationInput input)
    {
        var lines = Split(input.Bytes);
        var random = input.Random;
        var at = random.Next(lines.Count);
        switch (random.Next(7))
        {
            case 0:
                lines.RemoveAt(at);
                break;
            case 1:
                lines.Insert(at, lines[random.Next(lines.Count)]);
                break;
            case 2:
                lines.Insert(at, input.Pick(others));
                break;
            case 3:
                var other = Split(input.Other);
                lines.Insert(at, other[random.Next(other.Count)]);
                break;
            case 4 when at + 1 < lines.Count:
                lines[at] = [.. lines[at], .. lines[at + 1]];
                lines.RemoveAt(at + 1);
                break;
            default:
                lines[at] = input.Pick(inner).Apply(input with { Bytes = lines[at] }) ?? lines[at];
                break;
        }

        using var joined = new MemoryStream();
        for (var i = 0; i < lines.Count; i++)
        {
            if (i > 0)
                joined.WriteByte((byte)'\n');

            joined.Write(lines[i]);
        }

        return joined.Length <= MutationInput.LongestBytes ? joined.ToArray() : null;
    }

    private static List<byte[]> Split(byte[] text)
    {
        var lines = new List<byte[]>();
        foreach (var range in text.AsSpan().Split((byte)'\n'))
            lines.Add(text[range]);

        return lines;
    }
}
