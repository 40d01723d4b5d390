using System.Diagnostics;
using System.Globalization;

namespace Webhook.Benchmarks.Load;

/// <summary>Which processor core is whose: servers share one, what drives them has another.</summary>
/// <param name="Server">List of cores for taskset.</param>
/// <param name="Generator">List of cores for taskset.</param>
/// <param name="All">Every core that this process may use.</param>
internal sealed record Cores(string Server, string Generator, string All)
{
    private const string Allowed = "Cpus_allowed_list:";

    /// <summary>Whether servers and generator are apart.</summary>
    public bool AreApart => Server != Generator;

    /// <summary>The first core that this process may use, and the last.</summary>
    public static Cores Find()
    {
        var list = File.ReadLines("/proc/self/status").First(line => line.StartsWith(Allowed, StringComparison.Ordinal))[Allowed.Length..].Trim();
        var edges = list.Split(',', '-');
        return new(edges[0], edges[^1], list);
    }

    /// <summary>Keeps this process, with all threads it has or will have, on the generator's core.</summary>
    public void TakeGenerator() => Pin(Environment.ProcessId, Generator);

    /// <summary>Moves a process with all its threads.</summary>
    public static void Pin(int process, string cores)
    {
        using var taskset = Process.Start(new ProcessStartInfo(
            "taskset", ["--all-tasks", "--cpu-list", "--pid", cores, process.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
        })!;
        taskset.StandardOutput.ReadToEnd();
        taskset.WaitForExit();
        if (taskset.ExitCode != 0)
            throw new LoadException($"taskset could not move process {process} to core {cores}");
    }
}
