using System.Diagnostics;

namespace Webhook.Fuzzing.Loop;

/// <summary>Changes inputs, runs them, keeps what shows something new, and shrinks what breaks a promise.</summary>
/// <param name="target">The target.</param>
/// <param name="settings">How.</param>
internal sealed class Fuzzer(IFuzzTarget target, FuzzSettings settings)
{
    private const int MostMutations = 5;

    private readonly Random _random = new(settings.Seed);
    private readonly Corpus _corpus = new();
    private readonly Dictionary<string, FuzzFinding> _findings = new(StringComparer.Ordinal);
    private readonly TargetRun _run = new(target, settings.Limits);
    private readonly Stopwatch _watch = new();
    private long _executions;
    private TimeSpan _slowest;
    private int _slowestLength;
    private long _mostAllocated;

    /// <summary>Is told of each finding as soon as it is shrunk.</summary>
    public Action<FuzzFinding> Found { get; init; } = _ => { };

    /// <summary>Is told of each input before it is run, for whoever looks after hangs.</summary>
    public Action<byte[]> Running { get; init; } = _ => { };

    private bool IsOver =>
        _watch.Elapsed >= settings.Duration || _executions >= settings.Executions || _findings.Count >= settings.MostFindings;

    /// <summary>Fuzzes until time, executions or findings are enough.</summary>
    public FuzzReport Run()
    {
        _watch.Start();
        foreach (var seed in target.Seeds())
        {
            if (IsOver)
                break;

            Try(seed);
        }

        while (!IsOver && _corpus.Count > 0)
            Try(Mutate(_corpus.Pick(_random)));

        return new()
        {
            Target = target.Name,
            Executions = _executions,
            Corpus = _corpus.Count,
            Features = _corpus.Features,
            Slowest = _slowest,
            SlowestLength = _slowestLength,
            MostAllocated = _mostAllocated,
            Findings = [.. _findings.Values],
        };
    }

    private void Try(byte[] input)
    {
        _executions++;
        Running(input);
        var finding = _run.Run(input);
        if (_run.Cpu > _slowest)
            (_slowest, _slowestLength) = (_run.Cpu, input.Length);

        _mostAllocated = Math.Max(_mostAllocated, _run.Allocated);
        if (finding is null)
            _corpus.Offer(input, _run.Seen);
        else if (!_findings.ContainsKey(finding.Signature))
            Keep(finding);
    }

    private void Keep(FuzzFinding finding)
    {
        var shrunk = new Shrinker(target, settings.Limits, settings.ShrinkExecutions).Shrink(finding);
        _findings[finding.Signature] = shrunk;
        Found(shrunk);
    }

    private byte[] Mutate(byte[] input)
    {
        var count = 1 + _random.Next(MostMutations);
        for (var i = 0; i < count; i++)
        {
            var mutation = target.Mutations[_random.Next(target.Mutations.Count)];
            input = mutation.Apply(new(input, _corpus.Pick(_random), _random)) ?? input;
        }

        return input;
    }
}
