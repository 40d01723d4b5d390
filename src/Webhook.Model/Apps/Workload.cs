using Webhook.Model.Json;
using Webhook.Model.Meta;

namespace Webhook.Model.Apps;

/// <summary>
/// A Deployment, StatefulSet, ReplicaSet, ReplicationController or Job, cut down to what decides whether it and a DaemonSet
/// select each other's pods.
/// </summary>
public sealed record Workload
{
    /// <summary>Such as <c>Deployment</c>.</summary>
    public required string Kind { get; init; }

    /// <summary><c>metadata.namespace</c>.</summary>
    public string Namespace { get; init => field = value ?? ""; } = "";

    /// <summary><c>metadata.name</c>.</summary>
    public string Name { get; init => field = value ?? ""; } = "";

    /// <summary><c>metadata.uid</c>.</summary>
    public string Uid { get; init => field = value ?? ""; } = "";

    /// <summary>
    /// <c>spec.selector</c>; a ReplicationController's plain map stands in <c>matchLabels</c>. <c>null</c> when absent, which
    /// matches nothing.
    /// </summary>
    public LabelSelector? Selector { get; init; }

    /// <summary><c>spec.template.metadata.labels</c>.</summary>
    public IReadOnlyDictionary<string, string> TemplateLabels { get; init => field = AbsentAsEmpty.Map(value); } = AbsentAsEmpty.Map(null);

    /// <summary>The owner whose <c>controller</c> is true, such as the Deployment of a ReplicaSet; <c>null</c> for none.</summary>
    public OwnerReference? Controller { get; init; }
}
