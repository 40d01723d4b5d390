using System.Globalization;

namespace Webhook.Benchmarks.Load;

/// <summary>What Linux tells of another process: <see href="https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html"/>.</summary>
internal static class ProcessFigures
{
    /// <summary>Ticks of a second in <c>stat</c>: USER_HZ, which is 100 wherever .NET runs.</summary>
    private const double TicksPerSecond = 100;

    /// <summary>Processor time of all its threads, in user mode and in the kernel.</summary>
    public static TimeSpan Processor(int process)
    {
        // The name in brackets may hold blanks; utime and stime are the 12th and 13th field after it.
        var stat = File.ReadAllText($"/proc/{process}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return TimeSpan.FromSeconds((Number(fields[11]) + Number(fields[12])) / TicksPerSecond);
    }

    /// <summary>Memory in RAM.</summary>
    public static WorkingSet WorkingSet(int process)
    {
        var status = File.ReadAllLines($"/proc/{process}/status");
        return new(Kibibytes(status, "VmRSS:") * 1024, Kibibytes(status, "RssAnon:") * 1024);
    }

    private static long Kibibytes(string[] status, string name) =>
        Number(status.First(line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..].Replace("kB", "", StringComparison.Ordinal).Trim());

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
