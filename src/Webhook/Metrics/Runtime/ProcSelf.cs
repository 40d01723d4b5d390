using System.Globalization;
using System.IO.Enumeration;

namespace Webhook.Metrics.Runtime;

/// <summary>What Linux tells of this process; on another system each figure is <c>null</c>.</summary>
/// <remarks>Source: <see href="https://man7.org/linux/man-pages/man5/proc.5.html"/>.</remarks>
/// <param name="folder">The folder of the process; <c>/proc/self</c> but in tests.</param>
internal sealed class ProcSelf(string folder = "/proc/self")
{
    // Positions behind the name of the program, the last field that may hold a blank: fields 20 and 23 of stat, counted from 1.
    private const int ThreadsBehindName = 17;
    private const int VirtualMemoryBehindName = 20;

    /// <summary>Threads.</summary>
    public double? Threads() => Stat(ThreadsBehindName);

    /// <summary>Address space in bytes.</summary>
    public double? VirtualMemory() => Stat(VirtualMemoryBehindName);

    /// <summary>File descriptors that are open.</summary>
    public double? OpenFiles()
    {
        var descriptors = Path.Combine(folder, "fd");
        return Directory.Exists(descriptors) ? new FileSystemEnumerable<byte>(descriptors, (ref FileSystemEntry _) => 0).Count() : null;
    }

    /// <summary>File descriptors that may be open; <c>null</c> too where there is no limit.</summary>
    public double? MaxFiles()
    {
        // "Max open files            1024                 524288               files", of which the first limit is enforced.
        const string Row = "Max open files";
        var row = Lines("limits").FirstOrDefault(line => line.StartsWith(Row, StringComparison.Ordinal));
        return Number(row?[Row.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault());
    }

    private double? Stat(int behindName)
    {
        var line = Lines("stat").FirstOrDefault("");
        return Number(line[(line.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries).ElementAtOrDefault(behindName));
    }

    private string[] Lines(string name)
    {
        var file = Path.Combine(folder, name);
        return File.Exists(file) ? File.ReadAllLines(file) : [];
    }

    private static double? Number(string? text) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
