using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;
using System.Security.Authentication;
using Webhook.Benchmarks.Load;

namespace Webhook.Benchmarks.Staying;

/// <summary>Calls as the API server does: a connection for each call in flight, 25 idle ones kept, a timeout for each call.</summary>
/// <remarks>Those numbers are of client-go's transport. Safe for use from many threads.</remarks>
internal sealed class Callers(TlsClient tls, Uri server, TimeSpan timeout, int idleKept = 25) : IDisposable
{
    /// <summary>The API server's default for timeoutSeconds.</summary>
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Idle connections are given up after this.</summary>
    private static readonly TimeSpan IdleTime = TimeSpan.FromSeconds(90);

    private readonly ConcurrentStack<(CallerConnection Connection, long Since)> _idle = new();
    private readonly (LoadRequest Request, byte[] Bytes)[] _requests =
        [.. new[] { LoadReviews.Mutate, LoadReviews.Validate }.Select(request => (request, request.ToHttp1(out _)))];

    private int _number;

    /// <summary>Calls at a fixed rate, whether earlier calls are answered or not, and waits for the last.</summary>
    public async Task<CallFigures> OpenLoopAsync(double rate, TimeSpan duration, CancellationToken cancellation = default)
    {
        var calls = new List<Task<Call>>();
        var began = Stopwatch.GetTimestamp();
        for (var elapsed = TimeSpan.Zero; elapsed < duration && !cancellation.IsCancellationRequested; elapsed = Stopwatch.GetElapsedTime(began))
        {
            while (calls.Count < elapsed.TotalSeconds * rate)
            {
                var due = began + (long)(calls.Count / rate * Stopwatch.Frequency);
                calls.Add(Task.Run(() => CallAsync(due), CancellationToken.None));
            }

            await Task.Delay(1, CancellationToken.None);
        }

        return new(await Task.WhenAll(calls));
    }

    /// <summary>Calls by some callers, each as fast as it is answered.</summary>
    public async Task<CallFigures> ClosedLoopAsync(int atOnce, TimeSpan duration)
    {
        var began = Stopwatch.GetTimestamp();
        var calls = await Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => Task.Run(async () =>
        {
            var own = new List<Call>();
            while (Stopwatch.GetElapsedTime(began) < duration)
                own.Add(await CallAsync(Stopwatch.GetTimestamp()));

            return own;
        })));
        return new([.. calls.SelectMany(own => own)]);
    }

    /// <summary>One call.</summary>
    /// <param name="due">Timestamp of the moment at which it was due.</param>
    public async Task<Call> CallAsync(long due)
    {
        var (request, bytes) = _requests[(Interlocked.Increment(ref _number) & 1)];
        using var patience = new CancellationTokenSource(timeout);
        CallerConnection? connection = null;
        var sent = false;
        Call Ended(CallEnd end, string problem = "") => new(end, Stopwatch.GetElapsedTime(due), problem);
        try
        {
            while (_idle.TryPop(out var kept))
            {
                connection = kept.Connection;
                if (Stopwatch.GetElapsedTime(kept.Since) < IdleTime)
                    break;

                connection.Dispose();
                connection = null;
            }

            connection ??= await CallerConnection.OpenAsync(tls, server, timeout);

            sent = true;
            await connection.ExchangeAsync(request, bytes, patience.Token);
            if (!connection.IsEnding && _idle.Count < idleKept)
            {
                _idle.Push((connection, Stopwatch.GetTimestamp()));
                connection = null;
            }

            return Ended(CallEnd.Answered);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            return Ended(CallEnd.TimedOut, $"no answer within {timeout.TotalSeconds:0} s");
        }
        catch (Exception exception) when (exception is IOException or SocketException or AuthenticationException or LoadException or ObjectDisposedException)
        {
            return Ended(sent && exception is not LoadException ? CallEnd.Broken : CallEnd.Refused, exception.Message.ReplaceLineEndings(" "));
        }
        finally
        {
            connection?.Dispose();
        }
    }

    /// <summary>The body of one answer of the validating webhook.</summary>
    public async Task<string> ValidateAsync()
    {
        using var connection = await CallerConnection.OpenAsync(tls, server, timeout);
        await connection.ExchangeAsync(_requests[1].Request, _requests[1].Bytes, CancellationToken.None);
        return System.Text.Encoding.UTF8.GetString(connection.Body.Span);
    }

    public void Dispose()
    {
        while (_idle.TryPop(out var kept))
            kept.Connection.Dispose();
    }
}
