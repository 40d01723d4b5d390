using System.Text;
using Webhook.Model.Json.Skimming;

namespace Webhook.Model.Tests.Json.Skimming;

public sealed class StructureSkipTests
{
    [Fact]
    public void Ends_where_the_value_ends_whatever_follows_it()
    {
        var random = new Random(1);
        for (var i = 0; i < 8_000; i++)
        {
            var json = new RandomJson(random) { Spaced = i % 2 == 0 };
            var value = json.Value(6);
            var before = new string(' ', random.Next(70));
            var document = Encoding.UTF8.GetBytes($"{before}{value},{json.Value(2)}]}}\"");

            var end = Skip(document, before.Length);

            if (value[0] is '{' or '[' or '"')
                Assert.Equal(before.Length + Encoding.UTF8.GetByteCount(value), end);
            else
                Assert.Equal(-1, end);
        }
    }

    [Fact]
    public void Reads_nothing_behind_the_end()
    {
        var random = new Random(2);
        for (var i = 0; i < 2_000; i++)
        {
            var value = Encoding.UTF8.GetBytes(new RandomJson(random).Value(5));

            // What follows in the same array would end the value, or spoil it.
            byte[] longer = [.. value, .. "\"\\}]}]"u8];
            for (var length = 0; length < value.Length; length += 1 + random.Next(3))
                Assert.Equal(-1, Skip(longer.AsSpan(0, length), 0));
        }
    }

    [Theory]
    [InlineData("{]")]
    [InlineData("[}")]
    [InlineData("{\"a\":[}]")]
    [InlineData("[{]}")]
    [InlineData("[[]")]
    [InlineData("{\"a")]
    [InlineData("{\"a\\\"}")]
    [InlineData("{\\\"}")]
    [InlineData("[\\]")]
    [InlineData("{")]
    [InlineData("\"")]
    [InlineData("\"\\")]
    [InlineData("\"\\\"")]
    public void Finds_no_end(string json)
    {
        Assert.Equal(-1, Skip(Encoding.UTF8.GetBytes(json), 0));
        Assert.Equal(-1, Skip(Encoding.UTF8.GetBytes(json + new string(' ', 100)), 0));
    }

    [Theory]
    [InlineData(1, 1, true)]
    [InlineData(2, 1, false)]
    [InlineData(40, 64, true)]
    [InlineData(64, 64, true)]
    [InlineData(65, 64, false)]
    [InlineData(1_000_000, 64, false)]
    public void Follows_so_many_levels(int depth, int allowed, bool found)
    {
        // Members between the brackets, so that no block holds more than it may.
        var open = string.Concat(Enumerable.Repeat("{\"a\":\"0123456789\",\"b\":[", depth / 2)) + (depth % 2 == 0 ? "" : "[");
        var close = (depth % 2 == 0 ? "" : "1]") + string.Concat(Enumerable.Repeat("]}", depth / 2));
        var json = Encoding.UTF8.GetBytes(open + close);

        Assert.Equal(found ? json.Length : -1, StructureSkip.Nested(json, 0, allowed));
    }

    [Fact]
    public void Takes_no_unbalanced_document_that_the_thorough_reader_refuses_for_its_brackets()
    {
        var random = new Random(3);
        const string Brackets = "{}[]";
        for (var i = 0; i < 8_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, 1 + random.Next(12)).Select(_ => Brackets[random.Next(4)]));
            var end = Skip(Encoding.UTF8.GetBytes(text), 0);

            Assert.Equal(Balanced(text), end);
        }
    }

    /// <summary>Index behind the bracket that closes the first one, worked out bracket by bracket; -1 for none.</summary>
    private static int Balanced(string text)
    {
        var open = new Stack<char>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '{' or '[')
                open.Push(text[i]);
            else if (open.Count == 0 || open.Pop() != (text[i] == '}' ? '{' : '['))
                return -1;

            if (open.Count == 0)
                return i + 1;
        }

        return -1;
    }

    private static int Skip(ReadOnlySpan<byte> json, int start) => json.Length <= start ? -1 : json[start] switch
    {
        (byte)'{' or (byte)'[' => StructureSkip.Nested(json, start, StructureSkip.MaxDepth),
        (byte)'"' => StructureSkip.String(json, start + 1),
        _ => -1,
    };
}
