namespace Webhook.Model.Apps;

/// <summary>apps/v1 DaemonSetStatus.</summary>
public sealed record DaemonSetStatus
{
    /// <summary>One that says nothing. Shared, so that an object made of its parts costs no throw-away ones.</summary>
    internal static DaemonSetStatus Empty { get; } = new();

    /// <summary>The generation that these figures belong to.</summary>
    public long ObservedGeneration { get; init; }

    /// <summary>Nodes that should run a pod.</summary>
    public int DesiredNumberScheduled { get; init; }

    /// <summary>Of those, nodes that have at least one.</summary>
    public int CurrentNumberScheduled { get; init; }

    /// <summary>Nodes that have a pod and should not.</summary>
    public int NumberMisscheduled { get; init; }

    /// <summary>Nodes whose pod is ready.</summary>
    public int NumberReady { get; init; }

    /// <summary>Nodes whose pod is of the current template.</summary>
    public int UpdatedNumberScheduled { get; init; }

    /// <summary>Nodes whose pod has been ready for <c>minReadySeconds</c>.</summary>
    public int NumberAvailable { get; init; }

    /// <summary>Desired less available.</summary>
    public int NumberUnavailable { get; init; }
}
