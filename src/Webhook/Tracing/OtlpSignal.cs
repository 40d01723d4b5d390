namespace Webhook.Tracing;

/// <summary>Where traces are sent, and how.</summary>
internal sealed record OtlpSignal
{
    /// <summary>The receiver; with the path of traces where the protocol is HTTP.</summary>
    public required Uri Endpoint { get; init; }

    /// <summary>Whether the protocol is <c>http/protobuf</c>; else it is <c>grpc</c>.</summary>
    public bool IsHttp { get; init; }

    /// <summary>Headers of each request, as <c>key=value,key=value</c>; empty for none. May hold a credential.</summary>
    public string Headers { get; init; } = "";

    /// <summary>For how long one request may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>PEM file of the authorities that the receiver's certificate is held against; empty for the system's.</summary>
    public string Authorities { get; init; } = "";

    /// <summary>PEM file of the client's certificate; empty for none.</summary>
    public string ClientCertificate { get; init; } = "";

    /// <summary>PEM file of its key.</summary>
    public string ClientKey { get; init; } = "";
}
