namespace Webhook.Fuzzing.Loop;

/// <summary>What one run of a target may cost.</summary>
/// <param name="Cpu">CPU time of the thread; the least of three runs counts, so that a busy machine is no finding.</param>
/// <param name="AllocatedBytes">Bytes allocated in all, an upper bound of the memory held at any moment; for inputs of up to 8 MiB.</param>
internal sealed record RunLimits(TimeSpan Cpu, long AllocatedBytes)
{
    /// <summary>100 ms and 64 MiB, beside what the checks themselves take.</summary>
    public static RunLimits Strict { get; } = new(TimeSpan.FromMilliseconds(100), 64 << 20);

    /// <summary>For tests, which share their machine: only what never ends or takes all memory is a finding.</summary>
    public static RunLimits Generous { get; } = new(TimeSpan.FromSeconds(5), 512 << 20);
}
