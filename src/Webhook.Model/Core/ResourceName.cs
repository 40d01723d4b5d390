namespace Webhook.Model.Core;

/// <summary>Names of resources that nodes offer and pods ask for.</summary>
/// <remarks>Source: <see href="https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#resource-types"/>.</remarks>
public static class ResourceName
{
    /// <summary>Processor time, counted in thousandths of a CPU.</summary>
    public const string Cpu = "cpu";

    /// <summary>Memory in bytes.</summary>
    public const string Memory = "memory";

    /// <summary>Disk space of the node in bytes.</summary>
    public const string EphemeralStorage = "ephemeral-storage";

    /// <summary>How many pods a node takes.</summary>
    public const string Pods = "pods";

    /// <summary>What the names of huge pages begin with; their size follows.</summary>
    public const string HugePagesPrefix = "hugepages-";

    /// <summary>What the names of a node's places for volumes begin with.</summary>
    public const string AttachableVolumesPrefix = "attachable-volumes-";

    /// <summary>Whether a name is that of an extended resource, such as <c>nvidia.com/gpu</c>, which a device plugin or an administrator offers.</summary>
    /// <remarks>Follows <c>IsExtendedResourceName</c> of kubernetes' pkg/apis/core/v1/helper/helpers.go.</remarks>
    public static bool IsExtended(string name) => name.Contains('/') && !name.Contains("kubernetes.io/", StringComparison.Ordinal);
}
