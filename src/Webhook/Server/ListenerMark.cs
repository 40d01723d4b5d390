namespace Webhook.Server;

/// <summary>The role of the listener that a connection came in by, as a feature of the connection.</summary>
internal sealed record ListenerMark(ListenerRole Role);
