using System.Globalization;
using Webhook.Benchmarks.Load;

namespace Webhook.Benchmarks.Staying;

/// <summary>A control group of this run, of version 1 or 2, that limits one process as a container's limits do.</summary>
/// <remarks>See <see href="https://docs.kernel.org/admin-guide/cgroup-v2.html"/> and <see href="https://docs.kernel.org/admin-guide/cgroup-v1/"/>.</remarks>
internal sealed class ControlGroup : IDisposable
{
    private const string Root = "/sys/fs/cgroup";
    private const int Period = 100_000;

    private readonly List<string> _folders = [];
    private readonly string _memory;
    private readonly bool _isUnified;

    private ControlGroup(double cores, long? bytes)
    {
        var name = $"daemonset-webhook-staying-{Environment.ProcessId}";
        var quota = ((long)(cores * Period)).ToString(CultureInfo.InvariantCulture);
        _isUnified = File.Exists(Path.Combine(Root, "cgroup.controllers"));
        var processor = Make(_isUnified ? name : $"cpu/{name}");
        _memory = _isUnified ? processor : bytes is null ? "" : Make($"memory/{name}");
        if (_isUnified)
        {
            Set(processor, "cpu.max", $"{quota} {Period}");
        }
        else
        {
            Set(processor, "cpu.cfs_period_us", Period.ToString(CultureInfo.InvariantCulture));
            Set(processor, "cpu.cfs_quota_us", quota);
        }

        if (bytes is { } limit)
            Set(_memory, _isUnified ? "memory.max" : "memory.limit_in_bytes", limit.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Shell commands by which a process joins.</summary>
    public string Join => string.Join("; ", _folders.Select(folder => $"echo $$ >{folder}/cgroup.procs"));

    /// <summary>Most bytes that were charged to it, page cache included.</summary>
    public long PeakMemory => long.Parse(File.ReadAllText(Path.Combine(_memory, _isUnified ? "memory.peak" : "memory.max_usage_in_bytes")), CultureInfo.InvariantCulture);

    /// <summary>How often the kernel killed a process of it for memory.</summary>
    public long Kills => long.Parse(
        File.ReadLines(Path.Combine(_memory, _isUnified ? "memory.events" : "memory.oom_control")).First(line => line.StartsWith("oom_kill ", StringComparison.Ordinal))[9..],
        CultureInfo.InvariantCulture);

    /// <summary>Makes one.</summary>
    /// <param name="cores">Processor time a second.</param>
    /// <param name="bytes">Memory; <c>null</c> for no limit.</param>
    /// <exception cref="LoadException">This machine doesn't let us.</exception>
    public static ControlGroup Make(double cores, long? bytes = null)
    {
        try
        {
            return new(cores, bytes);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new LoadException($"no control group can be made, which takes root and a writable {Root}: {exception.Message}");
        }
    }

    public void Dispose()
    {
        foreach (var folder in _folders)
        {
            try
            {
                Directory.Delete(folder);
            }
            catch (IOException exception)
            {
                LoadStage.Log($"{folder} is left: {exception.Message}");
            }
        }
    }

    private static void Set(string folder, string file, string value) => File.WriteAllText(Path.Combine(folder, file), value);

    private string Make(string name)
    {
        var folder = Path.Combine(Root, name);
        Directory.CreateDirectory(folder);
        _folders.Add(folder);
        return folder;
    }
}
