using Webhook.Server.Connections;

namespace Webhook.Server;

/// <summary>What is known of a connection, as a feature of it.</summary>
/// <param name="Role">The listener that it came in by.</param>
/// <param name="Seat">Told of each request.</param>
internal sealed record ListenerMark(ListenerRole Role, ConnectionSeat Seat);
