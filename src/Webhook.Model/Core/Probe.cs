namespace Webhook.Model.Core;

/// <summary>core/v1 Probe: its timing, from which the length of a roll-out is estimated.</summary>
public sealed record Probe
{
    /// <summary><c>initialDelaySeconds</c>; default 0.</summary>
    public int InitialDelaySeconds { get; init; }

    /// <summary><c>periodSeconds</c>; 0 when absent (the API server makes it 10).</summary>
    public int PeriodSeconds { get; init; }

    /// <summary><c>successThreshold</c>; 0 when absent (the API server makes it 1).</summary>
    public int SuccessThreshold { get; init; }

    /// <summary><c>failureThreshold</c>; 0 when absent (the API server makes it 3).</summary>
    public int FailureThreshold { get; init; }
}
