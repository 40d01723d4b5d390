namespace Webhook.Fuzzing.Mutations;

/// <summary>Changes bytes without knowing what they mean: flips, cuts, repeats, inserts.</summary>
internal sealed class ByteHavoc : IMutation
{
    /// <inheritdoc/>
    public byte[]? Apply(MutationInput input)
    {
        var (bytes, random) = (input.Bytes, input.Random);
        var at = random.Next(bytes.Length + 1);
        var length = Math.Min(bytes.Length - at, 1 + random.Next(1 << random.Next(10)));
        switch (random.Next(7))
        {
            case 0 when at < bytes.Length:
                var flipped = (byte[])bytes.Clone();
                flipped[at] ^= (byte)(1 << random.Next(8));
                return flipped;
            case 1 when at < bytes.Length:
                var replaced = (byte[])bytes.Clone();
                replaced[at] = (byte)random.Next(256);
                return replaced;
            case 2:
                return [.. bytes[..at], .. bytes[(at + length)..]];
            case 3 when bytes.Length + length <= MutationInput.LongestBytes:
                return [.. bytes[..(at + length)], .. bytes[at..]];
            case 4:
                return bytes[..at];
            case 5 when input.Other.Length > 0:
                var from = random.Next(input.Other.Length);
                return bytes.Length > MutationInput.LongestBytes ? null : [.. bytes[..at], .. input.Other[from..]];
            default:
                return [.. bytes[..at], .. input.Pick(Vocabulary.Bytes), .. bytes[at..]];
        }
    }
}
