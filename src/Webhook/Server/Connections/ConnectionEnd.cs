namespace Webhook.Server.Connections;

/// <summary>Why a connection was closed by the server unserved; places of the metric label <c>reason</c>.</summary>
internal enum ConnectionEnd
{
    /// <summary>It was idle, or never used, and made room for another.</summary>
    MadeRoom,

    /// <summary>There was no room, and all connections may have been at work.</summary>
    NoRoom,

    /// <summary>Its handshake would have had to wait too long for its turn.</summary>
    Overload,

    /// <summary>Its caller sent nothing, or not all of its first message.</summary>
    Silent,
}
