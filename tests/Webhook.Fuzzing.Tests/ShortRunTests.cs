using Webhook.Fuzzing.Loop;
using Webhook.Fuzzing.Targets;

namespace Webhook.Fuzzing.Tests;

/// <summary>Fuzzes every target with a fixed seed and number of inputs: the same ones in each run. New ones are for the program, on demand.</summary>
/// <param name="output">Gets the seed and what was done.</param>
public sealed class ShortRunTests(ITestOutputHelper output)
{
    private const int Seed = 7;
    private const int Executions = 500;

    // Only to fail in place of hanging.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    public static TheoryData<string, int> Runs => [.. FuzzTargets.Names.Select(target => (target, Seed))];

    [Theory]
    [MemberData(nameof(Runs), DisableDiscoveryEnumeration = true)]
    public async Task Finds_nothing(string name, int seed)
    {
        var report = await Task.Factory.StartNew(() => Fuzz(name, seed), TaskCreationOptions.LongRunning).WaitAsync(Patience, TestContext.Current.CancellationToken);

        output.WriteLine($"seed {seed}: {report}");
        Assert.True(report.Executions > 0, $"{report}");
        Assert.True(report.Findings.Count == 0, string.Join('\n', report.Findings.Select(finding => $"seed {seed}: {finding.Details}, input {Convert.ToBase64String(finding.Input)}")));
    }

    private static FuzzReport Fuzz(string name, int seed)
    {
        var target = FuzzTargets.Create(name);
        var report = new Fuzzer(target, new() { Seed = seed, Executions = Executions, Duration = Patience, Limits = RunLimits.Generous, ShrinkExecutions = 500 }).Run();
        FuzzTargets.Release(target);
        return report;
    }
}
