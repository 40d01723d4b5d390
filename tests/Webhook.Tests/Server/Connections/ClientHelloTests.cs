using System.Buffers;
using Webhook.Server.Connections;

namespace Webhook.Tests.Server.Connections;

public sealed class ClientHelloTests
{
    [Theory]
    [InlineData("", false)]
    [InlineData("16", false)]
    [InlineData("16 03 01 00", false)]
    [InlineData("16 03 01 00 02", false)]
    [InlineData("16 03 01 00 02 01", false)]
    [InlineData("16 03 01 00 02 01 00", true)]
    [InlineData("16 03 01 00 02 01 00 16", true)]
    [InlineData("16 03 01 01 00 01 00", false)]
    [InlineData("16 03 01 40 00", false)]
    public void Has_come_with_the_last_byte_of_its_record(string bytes, bool hasCome) => Assert.Equal(hasCome, HasCome(bytes));

    [Theory]
    [InlineData("47")]
    [InlineData("15 03 01 00 02")]
    [InlineData("16 03 01 40 01")]
    [InlineData("16 03 01 ff ff")]
    public void Is_not_waited_for_where_none_can_come(string bytes) => Assert.True(HasCome(bytes));

    private static bool HasCome(string bytes)
    {
        var all = Convert.FromHexString(bytes.Replace(" ", "", StringComparison.Ordinal));
        var whole = ClientHello.HasCome(new ReadOnlySequence<byte>(all));
        Assert.Equal(whole, ClientHello.HasCome(ByteByByte(all)));
        return whole;
    }

    private static ReadOnlySequence<byte> ByteByByte(byte[] bytes)
    {
        var first = new Piece([], 0, null);
        var last = first;
        for (var i = 0; i < bytes.Length; i++)
            last = new([bytes[i]], i, last);

        return new(first, 0, last, last.Memory.Length);
    }

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(byte[] bytes, int before, Piece? previous)
        {
            Memory = bytes;
            RunningIndex = before;
            if (previous is not null)
                previous.Next = this;
        }
    }
}
