using Webhook.Fuzzing.Loop;
using Webhook.Fuzzing.Targets;

namespace Webhook.Fuzzing.Tests;

/// <summary>Fuzzes every target for a few seconds, once by a fixed seed and once by a new one: about a minute in all.</summary>
/// <param name="output">Gets the seed and what was done.</param>
public sealed class ShortRunTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(5);

    // Only to fail in place of hanging.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    public static TheoryData<string, int> Runs => [.. FuzzTargets.Names.SelectMany(target => new[] { (target, 1), (target, Random.Shared.Next()) })];

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
        var report = new Fuzzer(target, new() { Seed = seed, Duration = Duration, Limits = RunLimits.Generous, ShrinkExecutions = 500 }).Run();
        FuzzTargets.Release(target);
        return report;
    }
}
