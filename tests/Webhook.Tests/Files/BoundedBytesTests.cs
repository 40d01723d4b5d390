using Webhook.Files;

namespace Webhook.Tests.Files;

public sealed class BoundedBytesTests
{
    [Theory]
    [InlineData(10, true)]
    [InlineData(9, false)]
    public void Reads_no_more_than_the_bound(int most, bool isRead)
    {
        Assert.Equal(isRead, BoundedBytes.Read(new MemoryStream(new byte[10]), most) is { Length: 10 });
    }

    [Fact]
    public void Gives_up_a_device_that_never_ends()
    {
        using var zeros = File.OpenRead("/dev/zero");

        Assert.Null(BoundedBytes.Read(zeros, 1_000_000));
    }
}
