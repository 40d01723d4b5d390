using System.Text;
using Webhook.Fuzzing.Loop;

namespace Webhook.Fuzzing.Tests;

public sealed class FuzzerTests
{
    private static readonly FuzzSettings Settings = new() { Seed = 5, Duration = TimeSpan.FromMinutes(2), Executions = 20_000, MostFindings = 1, Limits = RunLimits.Generous };

    [Fact]
    public void Finds_what_lies_behind_several_steps_and_shrinks_it()
    {
        var finding = Assert.Single(new Fuzzer(new PlantedBugTarget(), Settings).Run().Findings);

        Assert.Equal("planted", finding.Signature);
        Assert.InRange(finding.Input.Length, "[]nulltrue".Length, 16);
    }

    [Fact]
    public void Makes_the_same_inputs_of_the_same_seed()
    {
        Assert.Equal(InputsOf(1), InputsOf(1));
        Assert.NotEqual(InputsOf(1), InputsOf(2));

        static List<string> InputsOf(int seed)
        {
            var inputs = new List<string>();
            new Fuzzer(new PlantedBugTarget(), Settings with { Seed = seed, Executions = 200 }) { Running = input => inputs.Add(Encoding.Latin1.GetString(input)) }.Run();
            return inputs;
        }
    }

    [Fact]
    public void Calls_a_crash_by_the_exception_and_its_place()
    {
        var finding = new TargetRun(new CrashingTarget(), RunLimits.Generous).Run("x"u8.ToArray());

        Assert.Equal("crash-FormatException-CrashingTarget.Run", finding?.Signature);
        Assert.Equal("x"u8.ToArray(), finding?.Input);
    }

    private sealed class CrashingTarget : IFuzzTarget
    {
        public string Name => "crashing";

        public int BytesPerLimit => 1;

        public IReadOnlyList<Mutations.IMutation> Mutations => [];

        public IReadOnlyList<byte[]> Seeds() => [];

        public void Run(byte[] input, Feedback.Observation seen) => throw new FormatException();
    }
}
