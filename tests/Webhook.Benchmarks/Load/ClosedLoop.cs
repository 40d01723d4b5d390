using System.Diagnostics;

namespace Webhook.Benchmarks.Load;

/// <summary>Clients that each send their next request when the last is answered: as much as the server can take.</summary>
internal static class ClosedLoop
{
    /// <summary>Drives a server for a time.</summary>
    /// <param name="server">Whose processor time is read.</param>
    /// <param name="lanes">The clients.</param>
    /// <param name="duration">For how long.</param>
    public static async Task<Sample> RunAsync(ServerProcess server, IReadOnlyList<ILane> lanes, TimeSpan duration)
    {
        // The first exchange of a connection makes what the others use.
        await Task.WhenAll(lanes.Select(lane => lane.ExchangeAsync()));
        var (began, processor) = (Stopwatch.GetTimestamp(), server.Processor);
        var answers = await Task.WhenAll(lanes.Select(lane => Task.Run(() => DriveAsync(lane, began, duration))));
        return new(answers.Sum(), Stopwatch.GetElapsedTime(began), server.Processor - processor);
    }

    private static async Task<long> DriveAsync(ILane lane, long began, TimeSpan duration)
    {
        var answers = 0L;
        for (; Stopwatch.GetElapsedTime(began) < duration; answers++)
            await lane.ExchangeAsync();

        return answers;
    }
}
