namespace Webhook.Kubernetes.Api;

/// <summary>An object of the whole cluster whose kind only others understand: what tells its versions apart, and its JSON as it came.</summary>
public sealed record CustomResource
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>UID.</summary>
    public required string Uid { get; init; }

    /// <summary>Opaque version of the whole object, status included.</summary>
    public string ResourceVersion { get; init; } = "";

    /// <summary>Raised by the API server with each change of the spec; 0 when absent.</summary>
    public long Generation { get; init; }

    /// <summary><c>spec</c> as JSON; empty when absent.</summary>
    public string Spec { get; init; } = "";

    /// <summary><c>status</c> as JSON; empty when absent.</summary>
    public string Status { get; init; } = "";
}
