using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Webhook.Model.Json.Skimming;

namespace Webhook.Model.Tests.Json.Skimming;

public sealed class JsonBlockTests
{
    private static readonly byte[] Telling = "\"\\{}[]:, a\u0000"u8.ToArray();

    [Fact]
    public void Finds_the_same_with_vectors_of_every_width()
    {
        var random = new Random(1);
        var bytes = new byte[JsonBlock.Size];
        for (var i = 0; i < 10_000; i++)
        {
            random.NextBytes(bytes);
            for (var j = 0; j < bytes.Length && i % 2 == 0; j++)
                bytes[j] = Telling[random.Next(Telling.Length)];

            ulong[] expected = [Places(bytes, '"'), Places(bytes, '\\'), Places(bytes, '{', '['), Places(bytes, '}', ']'), Places(bytes, '{', '}')];

            Assert.Equal(expected, Masks(JsonBlock.Of(bytes)));
            Assert.Equal(expected, Masks(JsonBlock.OfVector(Vector512.Create(bytes))));
            Assert.Equal(expected, Masks(JsonBlock.OfHalves(Vector256.Create(bytes), Vector256.Create(bytes, 32))));
            Assert.Equal(expected, Masks(JsonBlock.OfQuarters(ref MemoryMarshal.GetArrayDataReference(bytes))));
        }
    }

    [Fact]
    public void Works_out_parity_the_same_with_and_without_the_instruction()
    {
        var random = new Random(2);
        for (var i = 0; i < 10_000; i++)
        {
            var bits = (ulong)random.NextInt64(long.MinValue, long.MaxValue);
            ulong expected = 0;
            for (var (place, odd) = (0, false); place < 64; place++)
            {
                odd ^= ((bits >> place) & 1) != 0;
                expected |= odd ? 1ul << place : 0;
            }

            Assert.Equal(expected, StringMask.ParityUpTo(bits));
            Assert.Equal(expected, StringMask.ParityByShifts(bits));
        }
    }

    [Fact]
    public void Tells_escaped_quotes_from_others_across_blocks()
    {
        var random = new Random(3);
        for (var i = 0; i < 5_000; i++)
        {
            var text = new byte[4 * JsonBlock.Size];
            var share = random.Next(1, 5);
            for (var j = 0; j < text.Length; j++)
                text[j] = random.Next(4) < share ? (byte)'\\' : random.Next(2) == 0 ? (byte)'"' : (byte)'a';

            var escaped = false;
            var mask = new StringMask();
            for (var at = 0; at < text.Length; at += JsonBlock.Size)
            {
                var block = JsonBlock.Of(text.AsSpan(at));
                ulong expected = 0;
                for (var j = 0; j < JsonBlock.Size; j++)
                {
                    expected |= text[at + j] == '"' && !escaped ? 1ul << j : 0;
                    escaped = text[at + j] == '\\' && !escaped;
                }

                Assert.Equal(expected, mask.Unescaped(block.Quotes, block.Backslashes));
            }
        }
    }

    // Which bracket it is counts where there is one; elsewhere the bit is at random.
    private static ulong[] Masks(JsonBlock block) =>
        [block.Quotes, block.Backslashes, block.Opens, block.Closes, block.Braces & (block.Opens | block.Closes)];

    private static ulong Places(byte[] bytes, params char[] sought)
    {
        ulong places = 0;
        for (var i = 0; i < bytes.Length; i++)
            places |= sought.Contains((char)bytes[i]) ? 1ul << i : 0;

        return places;
    }
}
