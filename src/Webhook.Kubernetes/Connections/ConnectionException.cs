namespace Webhook.Kubernetes.Connections;

/// <summary>There is no way to a cluster in what was configured; the message names file, line and field.</summary>
public sealed class ConnectionException(string message, Exception? cause = null) : Exception(message, cause);
