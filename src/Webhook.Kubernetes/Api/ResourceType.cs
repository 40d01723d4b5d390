namespace Webhook.Kubernetes.Api;

/// <summary>A resource of the API that can be listed and watched, and how its objects are read.</summary>
/// <typeparam name="T">What is kept of an object.</typeparam>
public sealed record ResourceType<T>
    where T : class
{
    /// <summary>The collection over all namespaces; its plural names the resource in metrics and messages.</summary>
    public required ResourcePath Path { get; init; }

    /// <summary>Reads one object.</summary>
    public required ObjectDecoder<T> Decode { get; init; }

    /// <summary>Which object a kept value is.</summary>
    public required Func<T, ObjectIdentity> Identify { get; init; }

    /// <summary>The group that the store's index finds a value by, such as its owner's UID; <c>null</c> result: in no group. <c>null</c>: no index.</summary>
    public Func<T, string?>? GroupBy { get; init; }

    /// <summary>
    /// Whether two values of one object say the same, so that the later one is no change; <c>null</c>: when they are equal.
    /// Collections in them are equal when they are shared (<see cref="Decoding.InternPool"/>) or compare their elements.
    /// </summary>
    public Func<T, T, bool>? IsUnchanged { get; init; }

    /// <summary>
    /// Whether a cluster may not know the resource: a 404 then means that there are no objects, and is no fault. Else it is one.
    /// </summary>
    public bool MayBeAbsent { get; init; }

    /// <summary>The resource in lower case plural, such as <c>daemonsets</c>.</summary>
    public string Name => Path.Plural;
}
