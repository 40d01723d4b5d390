using Webhook.Model.Json;

namespace Webhook.Model.Core;

/// <summary>core/v1 Service: how pods are reached.</summary>
/// <remarks>Source: <see href="https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/"/>.</remarks>
public sealed record Service
{
    /// <summary><c>spec.clusterIP</c> of a headless Service.</summary>
    public const string NoClusterIP = "None";

    /// <summary><c>metadata.namespace</c>.</summary>
    public string Namespace { get; init => field = value ?? ""; } = "";

    /// <summary><c>metadata.name</c>.</summary>
    public string Name { get; init => field = value ?? ""; } = "";

    /// <summary><c>metadata.uid</c>.</summary>
    public string Uid { get; init => field = value ?? ""; } = "";

    /// <summary><c>spec.type</c>: ClusterIP, NodePort, LoadBalancer or ExternalName.</summary>
    public string Type { get; init => field = value ?? ""; } = "";

    /// <summary><c>spec.selector</c>: labels of the pods it leads to; empty leads to none by itself.</summary>
    public IReadOnlyDictionary<string, string> Selector { get; init => field = AbsentAsEmpty.Map(value); } = AbsentAsEmpty.Map(null);

    /// <summary><c>spec.ports</c>.</summary>
    public IReadOnlyList<ServicePort> Ports { get; init => field = AbsentAsEmpty.List(value); } = [];

    /// <summary>Whether <c>spec.clusterIP</c> is <c>None</c>: names resolve to the pods themselves.</summary>
    public bool Headless { get; init; }
}
