namespace Webhook.Kubernetes.Api;

/// <summary>What tells an object from every other of its kind.</summary>
/// <param name="Namespace">Empty for an object of the whole cluster.</param>
/// <param name="Name">The name, unique in the namespace at any one time.</param>
/// <param name="Uid">Unique over time: an object deleted and made again under its name has another.</param>
public readonly record struct ObjectIdentity(string Namespace, string Name, string Uid)
{
    /// <summary><c>namespace/name</c>, or the name alone.</summary>
    public override string ToString() => Namespace.Length == 0 ? Name : $"{Namespace}/{Name}";
}
