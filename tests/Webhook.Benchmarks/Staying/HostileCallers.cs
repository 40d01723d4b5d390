using System.Diagnostics;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using Webhook.Benchmarks.Load;
using Webhook.Fuzzing.Targets;

namespace Webhook.Benchmarks.Staying;

/// <summary>Callers that send reviews of one small thing over and over, as dear as can be, each on a connection of its own, one behind the other.</summary>
internal sealed class HostileCallers(StayingStage stage, RunningServer server)
{
    /// <summary>What costs the server most of all that fuzzing tries.</summary>
    private static readonly string[] Kinds = ["node-selector", "match-labels-bad", "match-values", "match-expressions-empty", "tolerations-bad", "one-string"];

    // As large as is let in, and so large that a part of it is judged.
    private static readonly int[] Sizes = [8 << 20, 1 << 20, 256 << 10];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly byte[][] _bodies = [.. Sizes.SelectMany(size => Kinds.Select(kind => LargeReviews.Of(kind, size)))];
    private int _next;

    /// <summary>Sends for a while.</summary>
    /// <param name="atOnce">Callers.</param>
    /// <param name="duration">For how long new ones begin.</param>
    /// <returns>For each body how it ended, in words, and when.</returns>
    public async Task<IReadOnlyList<(string End, TimeSpan Took)>> SendAsync(int atOnce, TimeSpan duration)
    {
        var began = Stopwatch.GetTimestamp();
        var sent = await Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => Task.Run(async () =>
        {
            var own = new List<(string, TimeSpan)>();
            while (Stopwatch.GetElapsedTime(began) < duration)
            {
                var start = Stopwatch.GetTimestamp();
                own.Add((await SendAsync(_bodies[Interlocked.Increment(ref _next) % _bodies.Length]), Stopwatch.GetElapsedTime(start)));
            }

            return own;
        })));
        return [.. sent.SelectMany(own => own)];
    }

    private async Task<string> SendAsync(byte[] body)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await using var stream = await stage.Tls.ConnectAsync(server.Address, SslApplicationProtocol.Http11).WaitAsync(patience.Token);
            // A refusal may come before the body is sent.
            var sending = WriteAsync(stream, body, patience.Token);
            var answer = new byte[64];
            var read = await stream.ReadAsync(answer, patience.Token);
            await sending;
            return read == 0 ? "broken off" : Encoding.ASCII.GetString(answer, 9, 3);
        }
        catch (OperationCanceledException)
        {
            return "without an answer";
        }
        catch (Exception exception) when (exception is IOException or SocketException or AuthenticationException)
        {
            return "broken off";
        }
    }

    private static async Task WriteAsync(SslStream stream, byte[] body, CancellationToken stop)
    {
        try
        {
            var head = $"POST /validate?timeout=10s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n";
            await stream.WriteAsync(Encoding.ASCII.GetBytes(head), stop);
            await stream.WriteAsync(body, stop);
        }
        catch (IOException)
        {
            // The answer says why.
        }
    }
}
