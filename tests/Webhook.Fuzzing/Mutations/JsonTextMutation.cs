using System.Text;
using Webhook.Fuzzing.Syntax;

namespace Webhook.Fuzzing.Mutations;

/// <summary>Changes JSON between its tokens: cuts it at their edges, drops, repeats and swaps them, floods it with white space, puts garbage behind it.</summary>
internal sealed class JsonTextMutation : IMutation
{
    /// <inheritdoc/>
    public byte[]? Apply(MutationInput input)
    {
        var tokens = JsonTokens.Split(input.Bytes);
        if (tokens.Count == 0)
            return null;

        var (bytes, random) = (input.Bytes, input.Random);
        var at = input.Pick(tokens);
        var (start, end) = (at.Start.Value, at.End.Value);
        switch (random.Next(8))
        {
            case 0:
                return bytes[..(random.Next(3) switch { 0 => start, 1 => end, _ => random.Next(start, end + 1) })];
            case 1:
                return [.. bytes[..start], .. bytes[end..]];
            case 2:
                return [.. bytes[..end], .. bytes[start..]];
            case 3:
                var other = input.Pick(tokens);
                return [.. bytes[..start], .. bytes[other], .. bytes[end..]];
            case 4:
                var blanks = new byte[1 << random.Next(14)];
                for (var i = 0; i < blanks.Length; i++)
                    blanks[i] = " \t\r\n"u8[random.Next(4)];

                return bytes.Length > MutationInput.LongestBytes ? null : [.. bytes[..start], .. blanks, .. bytes[start..]];
            case 5:
                return [.. bytes, .. random.Next(3) switch { 0 => "\n"u8, 1 => "{}"u8, _ => input.Pick(Vocabulary.Bytes) }];
            case 6:
                // Into the middle of a token, which is where strings and numbers break.
                var middle = random.Next(start, end + 1);
                return [.. bytes[..middle], .. input.Pick(Vocabulary.Bytes), .. bytes[middle..]];
            default:
                return [.. bytes[..start], .. Encoding.UTF8.GetBytes(input.Pick(Vocabulary.Values)), .. bytes[end..]];
        }
    }
}
