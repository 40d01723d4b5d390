namespace Webhook.Benchmarks.Load;

/// <summary>A server that listens.</summary>
/// <param name="Process">The process.</param>
/// <param name="Address">Where it takes reviews.</param>
/// <param name="Operations">Where it tells of itself; <c>null</c> for one that doesn't.</param>
internal sealed record RunningServer(ServerProcess Process, Uri Address, Uri? Operations) : IAsyncDisposable
{
    /// <summary>Ends the process.</summary>
    public ValueTask DisposeAsync() => Process.DisposeAsync();
}
