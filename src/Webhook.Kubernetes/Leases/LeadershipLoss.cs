namespace Webhook.Kubernetes.Leases;

/// <summary>Why a term of leading ended.</summary>
public enum LeadershipLoss
{
    /// <summary>The Lease could not be renewed in time.</summary>
    Expired,

    /// <summary>The Lease names another holder: it was deleted or edited by somebody.</summary>
    Taken,

    /// <summary>This process ends and gave the Lease back.</summary>
    Released,
}
