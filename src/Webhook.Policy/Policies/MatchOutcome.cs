namespace Webhook.Policy.Policies;

/// <summary>Whether a policy speaks of a DaemonSet.</summary>
internal enum MatchOutcome
{
    /// <summary>Some part does not hold.</summary>
    DoesNotMatch,

    /// <summary>Every part holds.</summary>
    Matches,

    /// <summary>Only the namespaceSelector is open: the labels of the namespace are not known.</summary>
    Unknown,
}
