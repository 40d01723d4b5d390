using System.Text.Json.Serialization;
using Webhook.Model.Core;
using Webhook.Model.Meta;

namespace Webhook.Model.Apps;

/// <summary>apps/v1 DaemonSet: the fields that rules read.</summary>
/// <remarks>Source: <see href="https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/daemon-set-v1/"/>.</remarks>
public sealed record DaemonSet
{
    /// <summary><c>apiVersion</c>; <c>apps/v1</c> wherever the API server sent it.</summary>
    public string ApiVersion { get; init => field = value ?? ""; } = "";

    /// <summary><c>kind</c>: <c>DaemonSet</c>.</summary>
    public string Kind { get; init => field = value ?? ""; } = "";

    /// <summary><c>metadata</c>.</summary>
    public ObjectMeta Metadata { get; init => field = value ?? ObjectMeta.Empty; } = ObjectMeta.Empty;

    /// <summary><c>spec</c>.</summary>
    public DaemonSetSpec Spec { get; init => field = value ?? DaemonSetSpec.Empty; } = DaemonSetSpec.Empty;

    /// <summary><c>status</c>: what the controller last reported; zeros when absent.</summary>
    public DaemonSetStatus Status { get; init => field = value ?? DaemonSetStatus.Empty; } = DaemonSetStatus.Empty;

    /// <summary>
    /// The <see cref="PodSecurityFields"/> of a live object, as JSON; empty for all others, whose JSON is at hand, and where they are
    /// not known.
    /// </summary>
    [JsonIgnore]
    public string SecurityJson { get; init; } = "";
}
