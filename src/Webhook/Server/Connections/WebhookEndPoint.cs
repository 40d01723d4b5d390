using System.Net;

namespace Webhook.Server.Connections;

/// <summary>Where the webhook port listens; told apart from others by its type.</summary>
/// <param name="address">Of this machine; IPv6's any is IPv4's too.</param>
/// <param name="port">0 for any that is free.</param>
internal sealed class WebhookEndPoint(IPAddress address, int port) : IPEndPoint(address, port);
