using System.Globalization;
using Webhook.Fuzzing.Loop;
using Webhook.Fuzzing.Targets;

namespace Webhook.Fuzzing.Tests;

/// <summary>
/// Fuzzes every target with a fixed seed and number of inputs, the same in each run; the variable FUZZ_SEED names another seed, or
/// <c>new</c> for one of chance.
/// </summary>
/// <remarks>What counts as slow is CPU time of the thread, fifty times what the program allows: a busy machine finds nothing.</remarks>
/// <param name="output">Gets the seed and what was done.</param>
public sealed class ShortRunTests(ITestOutputHelper output)
{
    private const int Executions = 500;

    private static readonly int Seed = Environment.GetEnvironmentVariable("FUZZ_SEED") switch
    {
        null or "" => 7,
        "new" => Random.Shared.Next(),
        var given => int.Parse(given, NumberStyles.None, CultureInfo.InvariantCulture),
    };

    // Only to fail in place of hanging.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    public static TheoryData<string> Targets => [.. FuzzTargets.Names];

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task Finds_nothing(string name)
    {
        var report = await Task.Factory.StartNew(() => Fuzz(name), TaskCreationOptions.LongRunning).WaitAsync(Patience, TestContext.Current.CancellationToken);

        output.WriteLine($"FUZZ_SEED={Seed}: {report}");
        Assert.True(report.Executions > 0, $"{report}");
        Assert.True(report.Findings.Count == 0, string.Join('\n', report.Findings.Select(finding => $"FUZZ_SEED={Seed} makes it again: {finding.Details}, input {Convert.ToBase64String(finding.Input)}")));
    }

    private static FuzzReport Fuzz(string name)
    {
        var target = FuzzTargets.Create(name);
        var report = new Fuzzer(target, new() { Seed = Seed, Executions = Executions, Duration = Patience, Limits = RunLimits.Generous, ShrinkExecutions = 500 }).Run();
        FuzzTargets.Release(target);
        return report;
    }
}
