using Webhook.Benchmarks.Scale;

namespace Webhook.Benchmarks.Engine;

/// <summary>Prints what each step of a review costs: processor time of the thread, which neighbours on the machine hardly change, and bytes allocated.</summary>
internal static class EngineCommand
{
    /// <summary>First argument of the program.</summary>
    public const string Name = "engine";

    // Enough rounds that one of them is undisturbed, and calls enough that the clock's own cost vanishes.
    private const int Rounds = 7;
    private const int MostCalls = 1 << 20;
    private const int WarmUpCalls = 3_000;
    private static readonly TimeSpan RoundLength = TimeSpan.FromMilliseconds(50);

    /// <summary>Measures every step for every size.</summary>
    public static int Run()
    {
        Console.WriteLine("| call | review | processor time | allocated |");
        Console.WriteLine("|---|---|---:|---:|");
        foreach (var size in Enum.GetValues<ReviewSize>())
        {
            var calls = new AdmissionBenchmarks { Size = size };
            calls.Setup();
            Print("Decode", size.ToString(), () => calls.Decode());
            Print("Evaluate", size.ToString(), () => calls.Evaluate());
            Print("Inject", size.ToString(), () => calls.Inject());
            Print("Respond", size.ToString(), () => calls.Respond());
            Print("Mutate", size.ToString(), () => calls.Mutate());
            Print("Validate", size.ToString(), () => calls.Validate());
        }

        foreach (var policies in (int[])[1, 50])
        {
            var calls = new PolicyBenchmarks { Policies = policies };
            calls.Setup();
            Print("Evaluate", $"{policies} policies", () => calls.Evaluate());
            Print("Inject", $"{policies} policies", () => calls.Inject());
        }

        return 0;
    }

    private static void Print(string name, string review, Action call)
    {
        for (var i = 0; i < WarmUpCalls; i++)
            call();

        // The clock moves in steps of some milliseconds: a round must be many of them long.
        var calls = 10;
        while (calls < MostCalls && ThreadClock.Measure(() => Repeat(call, calls)) < RoundLength)
            calls *= 2;

        var best = TimeSpan.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var taken = ThreadClock.Measure(() => Repeat(call, calls)) / calls;
            best = taken < best ? taken : best;
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        Repeat(call, 100);
        var allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / 100;
        Console.WriteLine(FormattableString.Invariant($"| {name} | {review} | {best.TotalMicroseconds:F2} µs | {allocated} B |"));
    }

    private static void Repeat(Action call, int times)
    {
        for (var i = 0; i < times; i++)
            call();
    }
}
