using Webhook.Fuzzing.Feedback;
using Webhook.Fuzzing.Loop;

namespace Webhook.Fuzzing.Growth;

/// <summary>How the work for one shape of input grows with its size.</summary>
/// <param name="Use">What is done.</param>
/// <param name="Shape">With what.</param>
/// <param name="Small">The cost of an input.</param>
/// <param name="Large">The cost of one several times as large.</param>
internal sealed record GrowthMeasurement(string Use, string Shape, GrowthCost Small, GrowthCost Large)
{
    /// <summary>How many times as large the larger input is.</summary>
    public const int Times = 4;

    /// <summary>Most that twice the size may cost: a sort is no crime, and what is linear with a start costs less than twice.</summary>
    public const double MostForDouble = 2.5;

    // MostForDouble, twice.
    private const double Most = MostForDouble * MostForDouble;

    /// <summary>Whether steps or allocated bytes grow faster than the input.</summary>
    public bool IsTooFast => Large.Steps > Most * Small.Steps || Large.Allocated > Most * Small.Allocated;

    /// <summary>Measures it.</summary>
    public static GrowthMeasurement Of(GrowthUse use, GrowthShape shape, int bytes)
    {
        // Whatever is done once for the process is done before.
        use.Run(shape.Of(0));
        return new(use.Name, shape.Name, Cost(use, shape.Of(bytes)), Cost(use, shape.Of(bytes * Times)));
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Use} {Shape}: {Small.Bytes >> 10} to {Large.Bytes >> 10} KiB; steps a byte {PerByte(Small):0} to {PerByte(Large):0}; "
        + $"{Small.Cpu.TotalMilliseconds:0.0} to {Large.Cpu.TotalMilliseconds:0.0} ms; allocated {Small.Allocated >> 10} to {Large.Allocated >> 10} KiB";

    private static double PerByte(GrowthCost cost) => (double)cost.Steps / cost.Bytes;

    private static GrowthCost Cost(GrowthUse use, byte[] input)
    {
        EdgeMap.Clear();
        var (cpu, allocated) = (ThreadClock.Now, GC.GetAllocatedBytesForCurrentThread());
        use.Run(input);
        return new(input.Length, EdgeMap.Steps, ThreadClock.Now - cpu, GC.GetAllocatedBytesForCurrentThread() - allocated);
    }
}
