using Webhook.Fuzzing.Loop;
using Webhook.Fuzzing.Targets;

namespace Webhook.Fuzzing.Tests;

/// <summary>Every input that fuzzing ever found, and every seed: each keeps all promises.</summary>
public sealed class RegressionTests
{
    public static TheoryData<string, string> Inputs =>
        [.. FuzzTargets.Names.SelectMany(target => RegressionFiles.Of(target).Select(file => (target, Path.GetFileName(file))))];

    public static TheoryData<string> Targets => [.. FuzzTargets.Names];

    [Theory]
    [MemberData(nameof(Inputs))]
    public void Keeps_every_promise_for_what_once_broke_one(string target, string file)
    {
        Assert.Null(Run(target, File.ReadAllBytes(Path.Combine(RegressionFiles.FolderOf(target), file))));
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void Keeps_every_promise_for_each_seed(string name)
    {
        var target = FuzzTargets.Create(name);
        var findings = target.Seeds().Select(seed => new TargetRun(target, RunLimits.Generous).Run(seed)?.Details).OfType<string>().ToList();
        FuzzTargets.Release(target);

        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    private static string? Run(string name, byte[] input)
    {
        var target = FuzzTargets.Create(name);
        var finding = new TargetRun(target, RunLimits.Generous).Run(input);
        FuzzTargets.Release(target);
        return finding?.Details;
    }
}
