using Webhook.Model.Text;

namespace Webhook.Model.Manifests;

/// <summary>A field of a DaemonSet manifest that the API does not know where it stands.</summary>
/// <remarks>
/// Follows https://kubernetes.io/docs/reference/using-api/api-concepts/#validation-for-unrecognized-or-duplicate-fields: a client
/// that asks for strict field validation, as kubectl does, is refused; for all others the API server leaves the field out.
/// </remarks>
public sealed record UnknownField
{
    /// <summary>Kubernetes field path within the object; never empty.</summary>
    public required string Field { get; init; }

    /// <summary>What is wrong; one line whatever the key holds, lower case, no full stop.</summary>
    public required string Message
    {
        get;
        init => field = OneLine.Of(value);
    }

    /// <summary>What to write instead; imperative, lower case, no full stop.</summary>
    public required string Remedy { get; init; }

    /// <summary>
    /// Path of the field that the remedy names: it is legal there, not written yet, and takes the value. <c>null</c> where the
    /// remedy names none.
    /// </summary>
    public string? Target { get; init; }

    /// <summary>Message and remedy in one line.</summary>
    public override string ToString() => $"{Message}; {Remedy}";
}
