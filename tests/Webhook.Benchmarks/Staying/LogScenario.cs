using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Webhook.Benchmarks.Staying;

/// <summary>Nothing takes the log.</summary>
internal sealed partial class LogScenario : IScenario
{
    private const int Rate = 400;

    /// <inheritdoc/>
    public string Name => "log";

    /// <inheritdoc/>
    public string Done =>
        $"{Rate} calls a second, each with its log line: to a pipe that is read, to a full disk (/dev/full answers every write as one does), and to a pipe that nobody reads, until somebody does.";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Bound>> RunAsync(StayingStage stage)
    {
        var pipe = stage.InFolder("log.pipe");
        var duration = stage.Lasting(15, 5);
        var (read, _) = await RunAsync(stage, "", duration, null);
        var (full, _) = await RunAsync(stage, "exec 2>/dev/full", duration, null);
        var (unread, report) = await RunAsync(stage, $"mkfifo {pipe}; exec 2<>{pipe}", duration, pipe);
        var bound = 3 * read.Quantile(0.99) + 200;
        return
        [
            read.AllAnswered("log that is read"),
            full.AllAnswered("full disk"),
            new($"full disk: p99 below {bound:0} ms, three times that of a log that is read and 200 ms", $"{full.Quantile(0.99):0.0} ms", full.Quantile(0.99) < bound),
            unread.AllAnswered("pipe that nobody reads"),
            new($"pipe that nobody reads: p99 below {bound:0} ms", $"{unread.Quantile(0.99):0.0} ms", unread.Quantile(0.99) < bound),
            new("once the pipe is read again, a line says how many are missing", report.Length == 0 ? "there is no such line" : $"\"{report}\"", report.Length > 0),
        ];
    }

    private static async Task<(CallFigures Figures, string Report)> RunAsync(StayingStage stage, string prelude, TimeSpan duration, string? pipe)
    {
        await using var server = await stage.StartAsync(prelude, "--no-cluster", "--drain-delay", "0s");
        using var callers = stage.CallersOf(server);
        // A pipe and the log's queue hold 1 MiB: some thousand lines, which this fills. All three begin so, to be alike.
        await callers.OpenLoopAsync(Rate * 2, TimeSpan.FromSeconds(8));
        var figures = await callers.OpenLoopAsync(Rate, duration);
        return (figures, pipe is null ? "" : await DrainAsync(pipe));
    }

    /// <summary>Reads until a line tells of dropped ones.</summary>
    private static async Task<string> DrainAsync(string pipe)
    {
        using var cat = Process.Start(new ProcessStartInfo("timeout", ["10", "cat", pipe]) { RedirectStandardOutput = true })!;
        var found = "";
        while (await cat.StandardOutput.ReadLineAsync() is { } line)
        {
            if (!Dropped().IsMatch(line))
                continue;

            found = line;
            cat.Kill(entireProcessTree: true);
            break;
        }

        await cat.WaitForExitAsync();
        return found;
    }

    [GeneratedRegex(@"\d+ (log )?lines?\b.*(dropped|lost|missing)|(dropped|lost|missing).*\d+ lines?", RegexOptions.IgnoreCase)]
    private static partial Regex Dropped();
}
