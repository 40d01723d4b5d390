namespace Webhook.Fuzzing.Loop;

/// <summary>Adds up what the product itself takes during a run; the checks around it stay outside.</summary>
/// <remarks>Targets wrap each call of the product in <see cref="Measure{T}"/>; the dearest call of a run is what counts. For one thread.</remarks>
internal sealed class Meter
{
    [ThreadStatic]
    private static Meter? _current;

    /// <summary>CPU time of the dearest call.</summary>
    public TimeSpan Cpu { get; private set; }

    /// <summary>Bytes allocated by the dearest call.</summary>
    public long Allocated { get; private set; }

    /// <summary>Makes a new meter the thread's own.</summary>
    public static Meter Start() => _current = new();

    /// <summary>Runs a part of the product.</summary>
    public static T Measure<T>(Func<T> call)
    {
        var (cpu, allocated) = (ThreadClock.Now, GC.GetAllocatedBytesForCurrentThread());
        try
        {
            return call();
        }
        finally
        {
            if (_current is { } meter)
            {
                var (spent, taken) = (ThreadClock.Now - cpu, GC.GetAllocatedBytesForCurrentThread() - allocated);
                meter.Cpu = spent > meter.Cpu ? spent : meter.Cpu;
                meter.Allocated = Math.Max(taken, meter.Allocated);
            }
        }
    }
}
