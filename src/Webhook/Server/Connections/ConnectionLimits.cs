namespace Webhook.Server.Connections;

/// <summary>How many connections a port takes, and how long it waits for them.</summary>
internal sealed record ConnectionLimits
{
    /// <summary>What an idle TLS connection takes, OpenSSL's part and buffers included: 40 to 80 KiB were measured.</summary>
    private const long BytesOfConnection = 80 * 1024;

    /// <summary>Port, for people.</summary>
    public required string Port { get; init; }

    /// <summary>Connections that may be open.</summary>
    public required int Connections { get; init; }

    /// <summary>
    /// TLS handshakes in work at the same time: 16 for a processor. They wait for it more than for their callers, so more of them make
    /// each later and none sooner, and what is to be refused waits behind them; a tenth of a core does 16 in a third of a second.
    /// </summary>
    public int Handshakes { get; init; } = 16 * Environment.ProcessorCount;

    /// <summary>For how long a handshake waits for its turn: half of the shortest timeout that a webhook can have, so that callers hear in time.</summary>
    public TimeSpan HandshakePatience { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>For how long a new connection may stay silent: the API server gives a handshake 10 s.</summary>
    public TimeSpan SilencePatience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Of the webhook port: as many as take a quarter of the memory, 256 to 4,096. An API server opens one for each review that it waits for and
    /// keeps 25; a server on a tenth of a core answers one request of each of 4,096 within seconds.
    /// </summary>
    /// <param name="memory">Bytes that this process may use.</param>
    public static ConnectionLimits OfWebhook(long memory) =>
        new() { Port = "webhook", Connections = (int)Math.Clamp(memory / 4 / BytesOfConnection, 256, 4096) };

    /// <summary>Of the operations port: probes and scrapes are few.</summary>
    public static ConnectionLimits OfOperations() => new() { Port = "operations", Connections = 256 };
}
