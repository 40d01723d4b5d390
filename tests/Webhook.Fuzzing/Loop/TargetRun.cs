using System.Diagnostics;
using Webhook.Fuzzing.Feedback;

namespace Webhook.Fuzzing.Loop;

/// <summary>Runs a target on one input and says what was wrong, as a finding.</summary>
/// <param name="target">The target.</param>
/// <param name="limits">What a run may cost.</param>
internal sealed class TargetRun(IFuzzTarget target, RunLimits limits)
{
    /// <summary>What was seen; of a run that failed, what was seen until then.</summary>
    public Observation Seen { get; private set; } = new();

    /// <summary>CPU time of the dearest call of the run.</summary>
    public TimeSpan Cpu { get; private set; }

    /// <summary>Bytes allocated by the dearest call of the run.</summary>
    public long Allocated { get; private set; }

    /// <summary>Runs it.</summary>
    /// <returns>The finding, or <c>null</c> when all promises are kept.</returns>
    public FuzzFinding? Run(byte[] input)
    {
        if (Once(input) is { } broken)
            return broken;

        var limit = limits.Cpu * Math.Max(1, (double)input.Length / target.BytesPerLimit);
        // The first run of new code pays the compiler; and a signal or a page fault is no hang.
        for (var more = 2; more > 0 && Cpu > limit; more--)
        {
            var before = Cpu;
            if (Once(input) is { } late)
                return late;

            Cpu = Cpu < before ? Cpu : before;
        }

        return Cpu > limit ? Found(input, "too-slow", $"takes {Cpu.TotalMilliseconds:0} ms of CPU for {input.Length} bytes")
            : Allocated > limits.AllocatedBytes ? Found(input, "too-much-memory", $"allocates {Allocated >> 10} KiB for {input.Length} bytes")
            : null;
    }

    private FuzzFinding? Once(byte[] input)
    {
        EdgeMap.Clear();
        Seen = new();
        var meter = Meter.Start();
        try
        {
            target.Run(input, Seen);
            return null;
        }
        catch (BrokenPromiseException broken)
        {
            return Found(input, broken.Promise, broken.Message);
        }
        catch (Exception crash)
        {
            return Found(input, $"crash-{crash.GetType().Name}-{PlaceOf(crash)}", crash.ToString());
        }
        finally
        {
            (Cpu, Allocated) = (meter.Cpu, meter.Allocated);
            Seen.NoteEdges();
        }
    }

    private FuzzFinding Found(byte[] input, string signature, string details) => new(target.Name, signature, input, details);

    /// <summary>The method of the product that a crash came from, or the last one at all.</summary>
    private static string PlaceOf(Exception crash)
    {
        var methods = new StackTrace(crash).GetFrames().Select(frame => frame.GetMethod()).OfType<System.Reflection.MethodBase>().ToList();
        var ours = methods.Find(method => method.DeclaringType?.Namespace is { } space
            && space.StartsWith("Webhook.", StringComparison.Ordinal)
            && !space.StartsWith("Webhook.Fuzzing", StringComparison.Ordinal));
        var place = ours ?? methods.FirstOrDefault();
        return place is null ? "unknown" : $"{place.DeclaringType?.Name}.{place.Name}";
    }
}
