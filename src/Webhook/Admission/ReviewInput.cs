using Webhook.Model.Admission;
using Webhook.Model.Apps;
using Webhook.Model.Meta;
using Webhook.Policy;

namespace Webhook.Admission;

/// <summary>Turns a request into what the engine judges.</summary>
internal static class ReviewInput
{
    /// <summary>Decodes the objects.</summary>
    /// <param name="request">A request that <see cref="AdmissionScope"/> covers.</param>
    /// <param name="operation">Its operation.</param>
    /// <param name="now">Time at which exemptions are judged.</param>
    /// <param name="problem">What keeps it from being judged, naming the field; empty when nothing does.</param>
    /// <returns>The review, or <c>null</c> when there is a problem.</returns>
    public static DaemonSetReview? Read(AdmissionRequest request, Operation operation, DateTimeOffset now, out string problem)
    {
        var current = Required(request.DecodeObject(out problem), "request.object", operation is not Operation.Delete, ref problem);
        if (problem.Length > 0)
            return null;

        var old = Required(request.DecodeOldObject(out problem), "request.oldObject", operation is not Operation.Create, ref problem);
        if (problem.Length > 0)
            return null;

        var metadata = (current ?? old)!.DaemonSet.Metadata;
        return new()
        {
            Operation = operation,
            Source = ReviewSource.Admission,
            Object = current?.DaemonSet,
            OldObject = old?.DaemonSet,
            ObjectJson = request.Object,
            OldObjectJson = request.OldObject,
            Template = current?.Template,
            OldTemplate = old?.Template,
            Namespace = request.Namespace.Length > 0 ? request.Namespace : metadata.Namespace,
            Name = NameOf(request, metadata),
            Requester = new(request.User.Username, request.User.Groups),
            Now = now,
        };
    }

    /// <summary>The name: the API server sends none before it has made one up, nor for the objects of a deletecollection.</summary>
    private static string NameOf(AdmissionRequest request, ObjectMeta metadata) =>
        request.Name.Length > 0 ? request.Name : DaemonSetReview.NameOf(metadata);

    private static DaemonSetDocument? Required(DaemonSetDocument? document, string field, bool required, ref string problem)
    {
        if (problem.Length > 0)
            problem = $"{field}: {problem}";
        else if (document is null && required)
            problem = $"{field} is missing";

        return document;
    }
}
