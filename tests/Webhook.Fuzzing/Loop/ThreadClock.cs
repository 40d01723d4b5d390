using System.Runtime.InteropServices;

namespace Webhook.Fuzzing.Loop;

/// <summary>CPU time that the current thread has used, whatever else the machine does.</summary>
internal static partial class ThreadClock
{
    // CLOCK_THREAD_CPUTIME_ID of Linux, time.h.
    private const int ThreadCpuTime = 3;

    /// <summary>The time so far.</summary>
    public static TimeSpan Now
    {
        get
        {
            _ = GetTime(ThreadCpuTime, out var time);
            return TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromMicroseconds(time.Nanoseconds / 1000.0);
        }
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int GetTime(int clock, out Timespec time);

    private struct Timespec
    {
        public long Seconds;

        public long Nanoseconds;
    }
}
