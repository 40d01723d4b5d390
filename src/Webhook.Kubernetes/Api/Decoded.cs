namespace Webhook.Kubernetes.Api;

/// <summary>An object as it came from the API server, cut down to what is kept of it.</summary>
/// <param name="Identity">Which object it is.</param>
/// <param name="ResourceVersion">Opaque; empty when absent. Never compared, only handed back.</param>
/// <param name="Value">What is kept; <c>null</c> for an object that is of no interest.</param>
public readonly record struct Decoded<T>(ObjectIdentity Identity, string ResourceVersion, T? Value)
    where T : class;
