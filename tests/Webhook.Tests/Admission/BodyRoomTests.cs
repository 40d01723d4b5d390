using Webhook.Admission;

namespace Webhook.Tests.Admission;

public sealed class BodyRoomTests
{
    [Theory]
    [InlineData(48L << 20, 8L << 20)]
    [InlineData(1024L << 20, 128L << 20)]
    [InlineData(1024L << 30, 256L << 20)]
    public void Holds_an_eighth_of_the_memory_within_bounds(long memory, long most)
    {
        var room = BodyRoom.Of(memory);

        Assert.True(room.TryTakeMore((int)most));
        Assert.False(room.TryTakeMore(1));
    }

    [Fact]
    public void Keeps_room_for_common_requests_whatever_large_ones_take()
    {
        var room = new BodyRoom(100);

        Assert.True(room.TryTakeMore(100));
        Assert.True(room.TryTakeFirst(60));
        Assert.False(room.TryTakeFirst(41));
        room.GiveBack(60, 100);
        Assert.True(room.TryTakeFirst(100));
        Assert.True(room.TryTakeMore(100));
    }
}
