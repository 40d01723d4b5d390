using System.CommandLine;
using System.Diagnostics;
using Webhook.Fuzzing.Feedback;
using Webhook.Fuzzing.Growth;
using Webhook.Fuzzing.Loop;
using Webhook.Fuzzing.Targets;

namespace Webhook.Fuzzing;

/// <summary>The command line: fuzzes targets one after the other, or runs one input again.</summary>
internal sealed class FuzzCommand
{
    // Far more than any input takes; only what never ends gets there.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Option<string[]> _targets = new("--target") { Description = "What to fuzz; may be repeated. Without it: everything, the time shared evenly." };
    private readonly Option<double> _minutes = new("--minutes") { Description = "For how long in all.", DefaultValueFactory = _ => 1 };
    private readonly Option<int?> _seed = new("--seed") { Description = "Decides what is random. Without it: a new one, which is printed." };
    private readonly Option<long?> _executions = new("--executions") { Description = "Stop each target after so many." };
    private readonly Option<FileInfo?> _replay = new("--replay") { Description = "Run this input once and say what happens." };
    private readonly Option<bool> _plain = new("--plain") { Description = "Go by how inputs are answered alone, not by the code that they reach." };
    private readonly Option<bool> _keep = new("--keep") { Description = "Write what is found as a regression case of the target." };

    private readonly Option<int?> _growth = new("--growth") { Description = "Instead of fuzzing, look for work that grows faster than its input, from inputs of so many KiB on." };
    private readonly Option<string?> _only = new("--only") { Description = "Of --growth: only what has this in its name." };

    private FuzzCommand()
    {
        foreach (var option in new Option[] { _targets, _minutes, _seed, _executions, _replay, _plain, _keep, _growth, _only })
            Root.Options.Add(option);

        _targets.AcceptOnlyFromAmong([.. FuzzTargets.Names]);
        Root.SetAction(Run);
    }

    private RootCommand Root { get; } = new("Fuzzes what daemonset-webhook takes from outside: docs/fuzzing.md.");

    /// <summary>Runs it.</summary>
    /// <returns>0 when nothing was found, 1 when something was.</returns>
    public static int Run(string[] args) => new FuzzCommand().Root.Parse(args).Invoke();

    private int Run(ParseResult parsed)
    {
        var targets = parsed.GetValue(_targets) is { Length: > 0 } named ? named : [.. FuzzTargets.Names];
        if (parsed.GetValue(_replay) is { } file)
            return targets.Any(target => Replay(target, file.FullName)) ? 1 : 0;

        if (!parsed.GetValue(_plain))
            return RunInstrumented(parsed.Tokens.Select(token => token.Value));

        if (parsed.GetValue(_growth) is { } kibibytes)
            return GrowthSearch.Run(kibibytes << 10, parsed.GetValue(_only) ?? "", Console.Out) ? 0 : 1;

        var seed = parsed.GetValue(_seed) ?? Random.Shared.Next();
        Console.WriteLine($"seed {seed}");
        var found = 0;
        foreach (var name in targets)
        {
            found += Fuzz(name, parsed.GetValue(_keep), new()
            {
                Seed = seed,
                Duration = TimeSpan.FromMinutes(parsed.GetValue(_minutes)) / targets.Length,
                Executions = parsed.GetValue(_executions),
            });
        }

        return found == 0 ? 0 : 1;
    }

    private static int Fuzz(string name, bool keep, FuzzSettings settings)
    {
        var target = FuzzTargets.Create(name);
        using var current = new CurrentInput(Path.Combine(Path.GetTempPath(), $"fuzzing-{name}.input"), Patience, input =>
        {
            Tell(new(name, "hang", input, $"takes more than {Patience.TotalSeconds:0} s of CPU"), keep);
            Environment.Exit(1);
        });
        var report = new Fuzzer(target, settings) { Running = current.Begin, Found = finding => Tell(finding, keep) }.Run();
        FuzzTargets.Release(target);
        Console.WriteLine(report);
        return report.Findings.Count;
    }

    private static void Tell(FuzzFinding finding, bool keep)
    {
        var kept = keep ? RegressionFiles.Write(finding) : "not kept, see --keep";
        Console.WriteLine($"FOUND {finding.Target} {finding.Signature}, {finding.Input.Length} bytes: {kept}\n{finding.Details}\n");
    }

    private static bool Replay(string name, string file)
    {
        var target = FuzzTargets.Create(name);
        var run = new TargetRun(target, RunLimits.Strict);
        var finding = run.Run(File.ReadAllBytes(file));
        FuzzTargets.Release(target);
        Console.WriteLine($"{name}: {finding?.Details ?? "all promises kept"}; {run.Cpu.TotalMilliseconds:0.0} ms CPU, {run.Allocated >> 10} KiB allocated");
        return finding is not null;
    }

    /// <summary>Runs the same command in a copy of this program whose code tells where it goes.</summary>
    private static int RunInstrumented(IEnumerable<string> args)
    {
        var copy = Path.Combine(AppContext.BaseDirectory, "instrumented");
        CodeInstrumentation.Copy(AppContext.BaseDirectory, copy);
        using var process = Process.Start(new ProcessStartInfo(Path.Combine(copy, "Webhook.Fuzzing"), [.. args, "--plain"]))!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
