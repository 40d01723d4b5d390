using System.Diagnostics;

namespace Webhook.Benchmarks.Load;

/// <summary>Requests at a fixed rate, whether the last ones are answered or not.</summary>
internal static class OpenLoop
{
    /// <summary>Sends and measures how long answers take.</summary>
    /// <param name="lanes">Clients; request i is sent by the one after the client of request i − 1.</param>
    /// <param name="rate">Requests a second.</param>
    /// <param name="duration">For how long.</param>
    /// <returns>Times in microseconds, from the moment a request was due where its client was busy then, else from its sending.</returns>
    public static async Task<double[]> RunAsync(IReadOnlyList<ILane> lanes, int rate, TimeSpan duration)
    {
        await Task.WhenAll(lanes.Select(lane => lane.ExchangeAsync()));
        var began = Stopwatch.GetTimestamp();
        var requests = (int)(rate * duration.TotalSeconds);
        var times = await Task.WhenAll(lanes.Select((lane, i) => Task.Run(() => DriveAsync(lane, i))));
        return [.. times.SelectMany(of => of)];

        async Task<List<double>> DriveAsync(ILane lane, int first)
        {
            var times = new List<double>();
            for (var i = first; i < requests; i += lanes.Count)
            {
                var due = began + (long)(i * (double)Stopwatch.Frequency / rate);
                var early = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due);
                if (early > TimeSpan.Zero)
                    await Task.Delay(early);

                // A timer that comes late is the generator's fault, a client that is still busy the server's.
                var from = early > TimeSpan.Zero ? Stopwatch.GetTimestamp() : due;
                await lane.ExchangeAsync();
                times.Add(Stopwatch.GetElapsedTime(from).TotalMicroseconds);
            }

            return times;
        }
    }
}
