namespace Webhook.Kubernetes.Credentials;

/// <summary>A credential could not be had; the message names the file or command and what it said.</summary>
public sealed class CredentialException(string message, Exception? cause = null) : Exception(message, cause);
