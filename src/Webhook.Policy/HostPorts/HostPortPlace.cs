using Webhook.Policy.Rules;

namespace Webhook.Policy.HostPorts;

/// <summary>Where a template writes a port of the node.</summary>
/// <param name="IsSidecar">Whether the container stands in <c>initContainers</c>.</param>
/// <param name="Container">Index of the container.</param>
/// <param name="Port">Index in its <c>ports</c>.</param>
/// <param name="IsContainerPort">Whether it is the <c>containerPort</c> that counts, by hostNetwork.</param>
public readonly record struct HostPortPlace(bool IsSidecar, int Container, int Port, bool IsContainerPort)
{
    /// <summary>The field path.</summary>
    public override string ToString() =>
        $"{FieldPaths.PodSpec}.{(IsSidecar ? "initContainers" : "containers")}[{Container}].ports[{Port}]."
        + (IsContainerPort ? "containerPort" : "hostPort");
}
