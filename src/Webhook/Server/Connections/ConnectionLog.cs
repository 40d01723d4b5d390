namespace Webhook.Server.Connections;

/// <summary>Log lines about connections: event ids 6100 to 6199.</summary>
internal static partial class ConnectionLog
{
    /// <summary>
    /// So many connections are open that another one finds no room, or idle ones are closed for it. See who opens them, and keep
    /// everybody but the API servers away with a NetworkPolicy; a higher memory limit makes more room.
    /// </summary>
    [LoggerMessage(6100, LogLevel.Warning, "The {Port} port has {Most} connections open, as many as it takes: {Consequence}", EventName = nameof(Full))]
    public static partial void Full(ILogger logger, string port, int most, string consequence);

    /// <summary>
    /// More is asked of the server than its processor can give, so new connections are closed at once; those that are open are
    /// served. Give it more processor time or more replicas.
    /// </summary>
    [LoggerMessage(6101, LogLevel.Warning, "New connections to the {Port} port are refused: their TLS handshakes have waited {Seconds:0.#} s for their turn", EventName = nameof(Overloaded))]
    public static partial void Overloaded(ILogger logger, string port, double seconds);
}
