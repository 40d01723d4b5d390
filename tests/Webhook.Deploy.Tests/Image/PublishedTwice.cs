namespace Webhook.Deploy.Tests.Image;

/// <summary>The program of the image, published from two folders whose paths have nothing in common, one after the other.</summary>
public sealed class PublishedTwice : IAsyncLifetime
{
    /// <summary>The first copy.</summary>
    public ImageSource First { get; private set; } = null!;

    /// <summary>The second copy.</summary>
    public ImageSource Second { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        First = await ImageSource.PublishAsync("a");
        Second = await ImageSource.PublishAsync("another-folder");
    }

    public ValueTask DisposeAsync()
    {
        First?.Dispose();
        Second?.Dispose();
        return ValueTask.CompletedTask;
    }
}
