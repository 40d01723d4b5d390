using System.Text.Json;

namespace Webhook.Model.Admission;

/// <summary>Reads the members of an AdmissionRequest, one at a time, so that what came before a broken one is kept.</summary>
internal static class AdmissionRequestMembers
{
    /// <summary>The request with the member at hand.</summary>
    public static AdmissionRequest Read(ref Utf8JsonReader reader, AdmissionRequest request, ReadOnlyMemory<byte> body)
    {
        var name = reader.GetString();
        reader.Read();
        switch (name)
        {
            case "uid":
                return request with { Uid = JsonMember.String(ref reader, "request.uid") };
            case "kind":
                return request with { Kind = ReadKind(ref reader, "request.kind") };
            case "resource":
                return request with { Resource = ReadResource(ref reader, "request.resource") };
            case "subResource":
                return request with { SubResource = JsonMember.String(ref reader, "request.subResource") };
            case "requestKind":
                return request with { RequestKind = ReadKind(ref reader, "request.requestKind") };
            case "name":
                return request with { Name = JsonMember.String(ref reader, "request.name") };
            case "namespace":
                return request with { Namespace = JsonMember.String(ref reader, "request.namespace") };
            case "operation":
                return request with { Operation = JsonMember.String(ref reader, "request.operation") };
            case "userInfo":
                return request with { User = ReadUser(ref reader) };
            case "dryRun":
                return request with { DryRun = JsonMember.Boolean(ref reader, "request.dryRun") };
            case "object":
                return request with { Object = JsonMember.Raw(ref reader, body) };
            case "oldObject":
                return request with { OldObject = JsonMember.Raw(ref reader, body) };
            default:
                reader.Skip();
                return request;
        }
    }

    private static GroupVersionKind ReadKind(ref Utf8JsonReader reader, string path)
    {
        var (group, version, kind) = ReadTriple(ref reader, path, "kind");
        return new(group, version, kind);
    }

    private static GroupVersionResource ReadResource(ref Utf8JsonReader reader, string path)
    {
        var (group, version, resource) = ReadTriple(ref reader, path, "resource");
        return new(group, version, resource);
    }

    private static (string Group, string Version, string Last) ReadTriple(ref Utf8JsonReader reader, string path, string last)
    {
        var triple = (Group: "", Version: "", Last: "");
        if (!JsonMember.Object(ref reader, path))
            return triple;

        while (JsonMember.Next(ref reader))
        {
            if (JsonMember.Is(ref reader, "group"u8))
            {
                triple.Group = JsonMember.String(ref reader, $"{path}.group");
            }
            else if (JsonMember.Is(ref reader, "version"u8))
            {
                triple.Version = JsonMember.String(ref reader, $"{path}.version");
            }
            else if (reader.ValueTextEquals(last))
            {
                reader.Read();
                triple.Last = JsonMember.String(ref reader, $"{path}.{last}");
            }
            else
            {
                reader.Skip();
            }
        }

        return triple;
    }

    private static UserInfo ReadUser(ref Utf8JsonReader reader)
    {
        var user = UserInfo.None;
        if (!JsonMember.Object(ref reader, "request.userInfo"))
            return user;

        while (JsonMember.Next(ref reader))
        {
            if (JsonMember.Is(ref reader, "username"u8))
                user = user with { Username = JsonMember.String(ref reader, "request.userInfo.username") };
            else if (JsonMember.Is(ref reader, "groups"u8))
                user = user with { Groups = JsonMember.Strings(ref reader, "request.userInfo.groups") };
            else
                reader.Skip();
        }

        return user;
    }
}
