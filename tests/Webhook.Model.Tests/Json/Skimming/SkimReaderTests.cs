using System.Text;
using System.Text.Json;
using Webhook.Model.Json.Skimming;

namespace Webhook.Model.Tests.Json.Skimming;

public sealed class SkimReaderTests
{
    [Fact]
    public void Walks_through_any_document_as_the_thorough_reader_does()
    {
        var random = new Random(1);
        for (var i = 0; i < 6_000; i++)
        {
            var json = new RandomJson(random) { Spaced = i % 2 == 0 };
            var bytes = Encoding.UTF8.GetBytes(json.Around(json.Value(5)));
            using var document = JsonDocument.Parse(bytes);
            var reader = new SkimReader(bytes, 128);

            Compare(document.RootElement, ref reader);
            reader.End();
        }
    }

    [Fact]
    public void Refuses_what_the_thorough_reader_refuses_when_everything_is_read()
    {
        var random = new Random(2);
        var refused = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = Mutation.Of(Encoding.UTF8.GetBytes(new RandomJson(random).Value(3)), random);
            if (!System.Text.Unicode.Utf8.IsValid(bytes))
                continue;

            try
            {
                var reader = new SkimReader(bytes, 128);
                ReadAll(ref reader);
                reader.End();
            }
            catch (Exception exception) when (exception is JsonException or InvalidOperationException)
            {
                refused++;
                continue;
            }

            JsonDocument.Parse(bytes).Dispose();
        }

        Assert.InRange(refused, 1_000, 20_000);
    }

    [Theory]
    [InlineData("0", 1)]
    [InlineData("-0", 2)]
    [InlineData("01", 1)]
    [InlineData("12.50,", 5)]
    [InlineData("1e+5", 4)]
    [InlineData("1E5", 3)]
    [InlineData("-", 0)]
    [InlineData("1.", 0)]
    [InlineData("1e", 0)]
    [InlineData("1e+", 0)]
    [InlineData(".5", 0)]
    [InlineData("+1", 0)]
    [InlineData("", 0)]
    [InlineData("NaN", 0)]
    public void Knows_how_long_a_number_is(string text, int length) => Assert.Equal(length, NumberSyntax.LengthOf(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("2147483647", 2147483647)]
    [InlineData("-2147483648", -2147483648)]
    [InlineData("-0", 0)]
    [InlineData("null", null)]
    public void Reads_whole_numbers(string json, int? expected) => Assert.Equal(expected, Number(json));

    [Theory]
    [InlineData("2147483648")]
    [InlineData("1.0")]
    [InlineData("1e3")]
    [InlineData("\"1\"")]
    [InlineData("true")]
    public void Leaves_other_numbers_to_the_thorough_reader(string json) =>
        Assert.Throws<UnskimmableException>(() => Number(json));

    private static int? Number(string json)
    {
        var reader = new SkimReader(Encoding.UTF8.GetBytes(json), 1);
        return reader.OptionalInt32();
    }

    private static void Compare(JsonElement expected, ref SkimReader reader)
    {
        switch (expected.ValueKind)
        {
            case JsonValueKind.Object when expected.EnumerateObject().All(member => !member.Name.Any(c => c is '"' or '\\' or '\n' || c > 127)):
                using (var members = expected.EnumerateObject())
                {
                    for (var more = reader.BeginObject(); more; more = reader.NextMember())
                    {
                        Assert.True(members.MoveNext());
                        Assert.Equal(members.Current.Name, Encoding.UTF8.GetString(reader.Name()));
                        Compare(members.Current.Value, ref reader);
                    }

                    Assert.False(members.MoveNext());
                }

                break;
            case JsonValueKind.Array:
                using (var items = expected.EnumerateArray())
                {
                    for (var more = reader.BeginList(); more; more = reader.NextItem())
                    {
                        Assert.True(items.MoveNext());
                        Compare(items.Current, ref reader);
                    }

                    Assert.False(items.MoveNext());
                }

                break;
            case JsonValueKind.String:
                Assert.Equal(expected.GetString(), reader.Text());
                break;
            case JsonValueKind.Null:
                Assert.True(reader.TryNull());
                break;
            default:
                Assert.Equal(expected.GetRawText(), Encoding.UTF8.GetString(reader.Raw()));
                break;
        }
    }

    private static void ReadAll(ref SkimReader reader)
    {
        switch (reader.Peek())
        {
            case (byte)'{':
                for (var more = reader.BeginObject(); more; more = reader.NextMember())
                {
                    reader.Name();
                    ReadAll(ref reader);
                }

                break;
            case (byte)'[':
                for (var more = reader.BeginList(); more; more = reader.NextItem())
                    ReadAll(ref reader);

                break;
            case (byte)'"':
                reader.Text();
                break;
            default:
                reader.Skip();
                break;
        }
    }
}
