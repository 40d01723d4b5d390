namespace Webhook.Kubernetes.Leases;

/// <summary>Which Lease stands for the leadership, and how long it lasts.</summary>
/// <remarks>
/// The times are those of Kubernetes' own components (kube-controller-manager's <c>--leader-elect-lease-duration</c> and so
/// on). Every holder must stop before any other may take over: <see cref="RenewDeadline"/> below <see cref="Duration"/>, and
/// the difference is what clocks may go apart in that time: a third.
/// </remarks>
public sealed record LeaseSettings
{
    /// <summary>Namespace of the Lease.</summary>
    public required string Namespace { get; init; }

    /// <summary>Name of the Lease.</summary>
    public required string Name { get; init; }

    /// <summary>Who we are: not empty, and never used by another process, not even by a later one of the same pod.</summary>
    public required string Identity { get; init; }

    /// <summary>How long others wait after the last renewal that they saw. Whole seconds; 15 s.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long after its last renewal a holder still counts as one; 10 s.</summary>
    public TimeSpan RenewDeadline { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Time between two renewals, and, longer by chance, between two tries to get the Lease; 2 s.</summary>
    public TimeSpan RetryPeriod { get; init; } = TimeSpan.FromSeconds(2);
}
