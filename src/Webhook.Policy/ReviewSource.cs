namespace Webhook.Policy;

/// <summary>Where the object under review comes from.</summary>
public enum ReviewSource
{
    /// <summary>A request of the API server.</summary>
    Admission,

    /// <summary>An object that is live in the cluster.</summary>
    Audit,

    /// <summary>A manifest file.</summary>
    Manifest,
}
