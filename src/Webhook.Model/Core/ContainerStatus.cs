using System.Text.Json.Serialization;
using Webhook.Model.Json;

namespace Webhook.Model.Core;

/// <summary>core/v1 ContainerStatus: what a container was given, which differs from its spec while a pod is resized in place.</summary>
/// <remarks>Source: <see href="https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/"/>.</remarks>
public sealed record ContainerStatus
{
    /// <summary><c>name</c>.</summary>
    public string Name { get; init => field = value ?? ""; } = "";

    /// <summary><c>allocatedResources</c>: what the kubelet has set aside; empty when absent.</summary>
    [JsonConverter(typeof(ResourceListConverter))]
    public IReadOnlyDictionary<string, string> AllocatedResources { get; init => field = AbsentAsEmpty.Map(value); } = AbsentAsEmpty.Map(null);

    /// <summary><c>resources</c>: what the running container has; <c>null</c> when it is not reported.</summary>
    public ResourceRequirements? Resources { get; init; }
}
