using System.Diagnostics;
using System.Globalization;

namespace Webhook.Benchmarks.Scale;

/// <summary>Processor time of the calling thread: on a machine that others use too it is what a call costs.</summary>
/// <remarks>Linux only; elsewhere it is the time on the wall.</remarks>
internal static class ThreadClock
{
    // Nanoseconds on a processor, nanoseconds in a queue, turns taken: Documentation/scheduler/sched-stats.rst of Linux.
    private const string File = "/proc/thread-self/schedstat";

    /// <summary>Runs an action and tells what it cost.</summary>
    public static TimeSpan Measure(Action action)
    {
        var began = Now();
        action();
        return Now() - began;
    }

    private static TimeSpan Now() => System.IO.File.Exists(File)
        ? TimeSpan.FromMicroseconds(long.Parse(System.IO.File.ReadAllText(File).Split(' ')[0], CultureInfo.InvariantCulture) / 1000.0)
        : Stopwatch.GetElapsedTime(0);
}
