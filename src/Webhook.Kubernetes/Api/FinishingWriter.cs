using System.Text.Json.Serialization.Metadata;

namespace Webhook.Kubernetes.Api;

/// <summary>Lets a write that was begun come to its end although its caller is cancelled, for a short time.</summary>
/// <remarks>
/// A request that is broken off may be carried out by the server all the same, and later: who gives its leadership back after
/// the writes of its term has to know that they are over. A write that was cancelled before it began is not begun.
/// </remarks>
/// <param name="writer">Writes.</param>
/// <param name="clock">Measures.</param>
public sealed class FinishingWriter(IObjectWriter writer, TimeProvider clock) : IObjectWriter
{
    /// <summary>How long a write may take after the cancellation; then it is broken off.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    /// <inheritdoc/>
    public Task<T> CreateAsync<T>(ResourcePath collection, T body, JsonTypeInfo<T> type, CancellationToken cancellation)
        where T : class =>
        FinishAsync(grace => writer.CreateAsync(collection, body, type, grace), cancellation);

    /// <inheritdoc/>
    public Task<T> UpdateAsync<T>(ResourcePath path, T body, JsonTypeInfo<T> type, CancellationToken cancellation)
        where T : class =>
        FinishAsync(grace => writer.UpdateAsync(path, body, type, grace), cancellation);

    /// <inheritdoc/>
    public Task<T> PatchAsync<T>(ResourcePath path, PatchKind kind, ReadOnlyMemory<byte> patch, JsonTypeInfo<T> type, CancellationToken cancellation)
        where T : class =>
        FinishAsync(grace => writer.PatchAsync(path, kind, patch, type, grace), cancellation);

    /// <inheritdoc/>
    public Task<bool> DeleteAsync(ResourcePath path, CancellationToken cancellation) =>
        FinishAsync(grace => writer.DeleteAsync(path, grace), cancellation);

    private async Task<T> FinishAsync<T>(Func<CancellationToken, Task<T>> write, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using var end = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        await using var registration = cancellation.Register(() => end.CancelAfter(Grace)).ConfigureAwait(false);
        try
        {
            return await write(end.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellation);
        }
    }
}
