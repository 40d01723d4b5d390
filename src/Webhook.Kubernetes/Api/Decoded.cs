namespace Webhook.Kubernetes.Api;

/// <summary>An object as it came from the API server, cut down to what is kept of it.</summary>
/// <param name="Identity">Which object it is.</param>
/// <param name="ResourceVersion">Opaque; empty when absent. Never compared, only handed back.</param>
/// <param name="Value">What is kept; <c>null</c> for an object that is of no interest, or that could not be read.</param>
/// <param name="Unreadable">Why there is no value; <c>null</c> for an object that could be read.</param>
public readonly record struct Decoded<T>(ObjectIdentity Identity, string ResourceVersion, T? Value, UnreadableObject? Unreadable = null)
    where T : class;
