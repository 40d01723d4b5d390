namespace Webhook.Fuzzing.Loop;

/// <summary>What came of fuzzing one target.</summary>
internal sealed record FuzzReport
{
    /// <summary>Name of the target.</summary>
    public required string Target { get; init; }

    /// <summary>Inputs run, without those of shrinking.</summary>
    public required long Executions { get; init; }

    /// <summary>Inputs kept.</summary>
    public required int Corpus { get; init; }

    /// <summary>Different things seen.</summary>
    public required int Features { get; init; }

    /// <summary>CPU time of the dearest call.</summary>
    public required TimeSpan Slowest { get; init; }

    /// <summary>Bytes of the input of that call.</summary>
    public required int SlowestLength { get; init; }

    /// <summary>Bytes allocated by the call that allocated most.</summary>
    public required long MostAllocated { get; init; }

    /// <summary>One input of each kind of finding.</summary>
    public required IReadOnlyList<FuzzFinding> Findings { get; init; }

    /// <summary>One line for people.</summary>
    public override string ToString() =>
        $"{Target}: {Executions} executions, corpus {Corpus}, features {Features}, dearest call {Slowest.TotalMilliseconds:0.0} ms CPU for "
        + $"{SlowestLength} bytes, most allocated {MostAllocated >> 10} KiB, findings {Findings.Count}";
}
