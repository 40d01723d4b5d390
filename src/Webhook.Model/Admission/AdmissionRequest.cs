using Webhook.Model.Apps;

namespace Webhook.Model.Admission;

/// <summary>admission.k8s.io/v1 AdmissionRequest, its objects as JSON.</summary>
/// <remarks>
/// Follows CreateV1AdmissionReview of k8s.io/apiserver pkg/admission/plugin/webhook/request. Strings are empty when absent.
/// The objects are slices of the request's body: they live as long as the body does.
/// </remarks>
public sealed record AdmissionRequest
{
    /// <summary><c>uid</c>: names the call; the response must repeat it. Never empty.</summary>
    public required string Uid { get; init; }

    /// <summary><c>kind</c>: type that the objects were sent in, after any conversion by matchPolicy.</summary>
    public GroupVersionKind Kind { get; init; } = GroupVersionKind.None;

    /// <summary><c>resource</c>: collection that the objects were sent as.</summary>
    public GroupVersionResource Resource { get; init; } = GroupVersionResource.None;

    /// <summary><c>subResource</c>: <c>status</c>, <c>scale</c> and the like; empty for the object itself.</summary>
    public string SubResource { get; init; } = "";

    /// <summary><c>requestKind</c>: type that the client used.</summary>
    public GroupVersionKind RequestKind { get; init; } = GroupVersionKind.None;

    /// <summary><c>name</c>; empty while the API server has yet to make one up, and for each object of a deletecollection.</summary>
    public string Name { get; init; } = "";

    /// <summary><c>namespace</c>.</summary>
    public string Namespace { get; init; } = "";

    /// <summary><c>operation</c>, as written: <c>CREATE</c>, <c>UPDATE</c>, <c>DELETE</c> or <c>CONNECT</c>.</summary>
    public string Operation { get; init; } = "";

    /// <summary><c>userInfo</c>.</summary>
    public UserInfo User { get; init; } = UserInfo.None;

    /// <summary><c>dryRun</c>: nothing will be stored; false when absent.</summary>
    public bool DryRun { get; init; }

    /// <summary><c>object</c>, JSON in UTF-8; empty when absent or null (DELETE).</summary>
    public ReadOnlyMemory<byte> Object { get; init; }

    /// <summary><c>oldObject</c>, JSON in UTF-8; empty when absent or null (CREATE).</summary>
    public ReadOnlyMemory<byte> OldObject { get; init; }

    /// <summary><see cref="Object"/> as the DaemonSet that it is; <c>null</c> until somebody decodes it with <see cref="DaemonSetDecoder"/>.</summary>
    internal DaemonSetDocument? DaemonSet { get; init; }

    /// <summary><see cref="OldObject"/> likewise.</summary>
    internal DaemonSetDocument? OldDaemonSet { get; init; }

    /// <summary>Decodes <see cref="Object"/>, unless that was done while the review was read.</summary>
    /// <param name="problem">As in <see cref="DaemonSetDecoder.Decode"/>.</param>
    public DaemonSetDocument? DecodeObject(out string problem) => Decoded(DaemonSet, Object, out problem);

    /// <summary>Decodes <see cref="OldObject"/> likewise.</summary>
    /// <param name="problem">As in <see cref="DaemonSetDecoder.Decode"/>.</param>
    public DaemonSetDocument? DecodeOldObject(out string problem) => Decoded(OldDaemonSet, OldObject, out problem);

    private static DaemonSetDocument? Decoded(DaemonSetDocument? known, ReadOnlyMemory<byte> json, out string problem)
    {
        problem = "";
        return known ?? DaemonSetDecoder.Decode(json, out problem);
    }
}
