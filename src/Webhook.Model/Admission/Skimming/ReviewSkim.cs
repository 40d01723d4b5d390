using System.Text.Json;
using Webhook.Model.Json.Skimming;

namespace Webhook.Model.Admission.Skimming;

/// <summary>Reads a whole AdmissionReview in one pass, the DaemonSets in it included.</summary>
/// <remarks>
/// Takes only what is right in every part that it reads. For the rest <see cref="Read"/> gives up, and the thorough reader
/// says what is wrong, or takes what is merely unusual.
/// </remarks>
internal static class ReviewSkim
{
    /// <summary>Reads the review; <c>null</c> when the thorough reader must.</summary>
    /// <param name="body">The whole body, valid UTF-8; the result's objects are slices of it.</param>
    public static AdmissionRequest? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            return ReadReview(body);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static AdmissionRequest? ReadReview(ReadOnlyMemory<byte> body)
    {
        var reader = new SkimReader(body.Span, AdmissionReviewReader.MaxDepth);
        var isReview = false;
        var isVersion = false;
        AdmissionRequest? request = null;
        for (var more = reader.BeginObject(); more; more = reader.NextMember())
        {
            // The thorough reader unites the members of several requests.
            var name = reader.Name();
            if (name.SequenceEqual("request"u8) && request is not null)
                throw new UnskimmableException();

            if (name.SequenceEqual("request"u8))
                request = ReadRequest(ref reader, body) ?? throw new UnskimmableException();
            else if (name.SequenceEqual("kind"u8))
                isReview = reader.Text() == AdmissionReviewReader.Kind;
            else if (name.SequenceEqual("apiVersion"u8))
                isVersion = reader.Text() == AdmissionReviewReader.ApiVersion;
            else
                reader.Skip();
        }

        reader.End();
        return isReview && isVersion ? request : null;
    }

    private static AdmissionRequest? ReadRequest(ref SkimReader reader, ReadOnlyMemory<byte> body)
    {
        string uid = "", name = "", nameSpace = "", operation = "", subResource = "";
        GroupVersionKind kind = GroupVersionKind.None, requestKind = GroupVersionKind.None;
        var resource = GroupVersionResource.None;
        var user = UserInfo.None;
        var dryRun = false;
        ReviewedObject current = default, old = default;
        for (var more = reader.BeginObject(); more; more = reader.NextMember())
        {
            var member = reader.Name();
            if (member.SequenceEqual("uid"u8))
                uid = reader.UniqueText();
            else if (member.SequenceEqual("kind"u8))
                kind = ReadKind(ref reader);
            else if (member.SequenceEqual("resource"u8))
                resource = ReadResource(ref reader);
            else if (member.SequenceEqual("requestKind"u8))
                requestKind = ReadKind(ref reader);
            else if (member.SequenceEqual("name"u8))
                name = reader.Text();
            else if (member.SequenceEqual("namespace"u8))
                nameSpace = reader.Text();
            else if (member.SequenceEqual("operation"u8))
                operation = reader.Text();
            else if (member.SequenceEqual("userInfo"u8))
                user = ReadUser(ref reader);
            else if (member.SequenceEqual("object"u8))
                current = current.IsRead ? throw new UnskimmableException() : ReviewedObject.Read(ref reader, body, kind, subResource);
            else if (member.SequenceEqual("oldObject"u8))
                old = old.IsRead ? throw new UnskimmableException() : ReviewedObject.Read(ref reader, body, kind, subResource);
            else if (member.SequenceEqual("dryRun"u8))
                dryRun = reader.Flag();
            else if (member.SequenceEqual("subResource"u8))
                subResource = reader.Text();
            else
                reader.Skip();
        }

        return uid.Length == 0 ? null : new()
        {
            Uid = uid,
            Kind = kind,
            Resource = resource,
            SubResource = subResource,
            RequestKind = requestKind,
            Name = name,
            Namespace = nameSpace,
            Operation = operation,
            User = user,
            DryRun = dryRun,
            Object = current.Json,
            OldObject = old.Json,
            DaemonSet = current.Document,
            OldDaemonSet = old.Document,
        };
    }

    private static GroupVersionKind ReadKind(ref SkimReader reader)
    {
        var (group, version, kind) = ReadTriple(ref reader, "kind"u8);
        return new(group, version, kind);
    }

    private static GroupVersionResource ReadResource(ref SkimReader reader)
    {
        var (group, version, resource) = ReadTriple(ref reader, "resource"u8);
        return new(group, version, resource);
    }

    private static (string Group, string Version, string Last) ReadTriple(ref SkimReader reader, ReadOnlySpan<byte> last)
    {
        var triple = (Group: "", Version: "", Last: "");
        if (reader.TryNull())
            return triple;

        for (var more = reader.BeginObject(); more; more = reader.NextMember())
        {
            var name = reader.Name();
            if (name.SequenceEqual("group"u8))
                triple.Group = reader.Text();
            else if (name.SequenceEqual("version"u8))
                triple.Version = reader.Text();
            else if (name.SequenceEqual(last))
                triple.Last = reader.Text();
            else
                reader.Skip();
        }

        return triple;
    }

    private static UserInfo ReadUser(ref SkimReader reader)
    {
        if (reader.TryNull())
            return UserInfo.None;

        var username = "";
        IReadOnlyList<string> groups = [];
        for (var more = reader.BeginObject(); more; more = reader.NextMember())
        {
            var name = reader.Name();
            if (name.SequenceEqual("username"u8))
                username = reader.Text();
            else if (name.SequenceEqual("groups"u8))
                groups = reader.Texts();
            else
                reader.Skip();
        }

        return new(username, groups);
    }
}
