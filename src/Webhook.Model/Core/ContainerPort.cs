namespace Webhook.Model.Core;

/// <summary>core/v1 ContainerPort.</summary>
public sealed record ContainerPort
{
    /// <summary><c>name</c>; empty when absent.</summary>
    public string Name { get; init => field = value ?? ""; } = "";

    /// <summary><c>containerPort</c>, 1 to 65535; 0 when absent.</summary>
    [System.Text.Json.Serialization.JsonPropertyName("containerPort")]
    public int Port { get; init; }

    /// <summary><c>hostPort</c>: the port taken on the node; 0 takes none.</summary>
    public int HostPort { get; init; }

    /// <summary><c>hostIP</c>: the node address it is bound to; empty is every address.</summary>
    public string HostIP { get; init => field = value ?? ""; } = "";

    /// <summary><c>protocol</c>: TCP, UDP or SCTP; empty when absent (the API server makes it TCP).</summary>
    public string Protocol { get; init => field = value ?? ""; } = "";
}
