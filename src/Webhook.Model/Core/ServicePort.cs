namespace Webhook.Model.Core;

/// <summary>core/v1 ServicePort.</summary>
public sealed record ServicePort
{
    /// <summary><c>name</c>; empty when absent.</summary>
    public string Name { get; init => field = value ?? ""; } = "";

    /// <summary><c>port</c>: the port the Service is reached at.</summary>
    public int Port { get; init; }

    /// <summary><c>targetPort</c>: number or name of the pods' port, as text; empty is the same as <see cref="Port"/>.</summary>
    public string TargetPort { get; init => field = value ?? ""; } = "";

    /// <summary><c>protocol</c>: TCP, UDP or SCTP; empty when absent (the API server makes it TCP).</summary>
    public string Protocol { get; init => field = value ?? ""; } = "";

    /// <summary><c>nodePort</c>: the port taken on every node; 0 takes none.</summary>
    public int NodePort { get; init; }
}
