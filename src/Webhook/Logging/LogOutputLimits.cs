namespace Webhook.Logging;

/// <summary>How much a <see cref="LogOutput"/> holds back, and for how long.</summary>
internal sealed record LogOutputLimits
{
    /// <summary>Bytes that wait to be written; what is beyond is dropped. A second of 4,000 decisions.</summary>
    public int Capacity { get; init; } = 1024 * 1024;

    /// <summary>For how long lines are collected before they are written together: short to a reader's eye, and many lines long under load.</summary>
    public TimeSpan BatchDelay { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>From a write that failed to the next one.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>For how long the end of the process waits for an output that takes nothing.</summary>
    public TimeSpan EndPatience { get; init; } = TimeSpan.FromSeconds(1);
}
