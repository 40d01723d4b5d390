namespace Webhook.Fuzzing.Loop;

/// <summary>How to fuzz one target.</summary>
internal sealed record FuzzSettings
{
    /// <summary>Decides everything that is random.</summary>
    public required int Seed { get; init; }

    /// <summary>When to stop; wall time.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>After so many executions it stops as well; <c>null</c> for no such bound. The same seed and count give the same inputs.</summary>
    public long? Executions { get; init; }

    /// <summary>What a run may cost.</summary>
    public RunLimits Limits { get; init; } = RunLimits.Strict;

    /// <summary>Executions that shrinking one finding may take.</summary>
    public int ShrinkExecutions { get; init; } = 3000;

    /// <summary>Kinds of findings after which it stops: with so many, they are likely one.</summary>
    public int MostFindings { get; init; } = 20;
}
