using System.Text.Json;
using System.Text.Unicode;
using Webhook.Fuzzing.Syntax;

namespace Webhook.Fuzzing.Oracles;

/// <summary>What a body is, read a second time by other means than the product's.</summary>
internal sealed class ExpectedReview
{
    private const int MaxDepth = 128;

    private static readonly string[] Strings = ["uid", "name", "namespace", "operation", "subResource"];
    private static readonly string[] Types = ["kind", "resource", "requestKind"];

    /// <summary>Whether the body is JSON in UTF-8, no deeper than we read.</summary>
    public bool IsJson { get; private init; }

    /// <summary>Whether it fails also the few checks that are kept for what is passed over.</summary>
    public bool IsBroken { get; private init; }

    /// <summary>Whether it is JSON, and every member that the envelope's readers look at has its type and readable text.</summary>
    public bool IsWellTyped { get; private init; }

    /// <summary>The only uid there is, when it is clear which one counts; <c>null</c> when it is missing, empty or there are several.</summary>
    public string? Uid { get; private init; }

    /// <summary>Every string under <c>request.uid</c>.</summary>
    public IReadOnlyCollection<string> AllUids { get; private init; } = [];

    /// <summary>Whether apiVersion and kind are those of a review.</summary>
    public bool IsReview { get; private init; }

    /// <summary><c>request.object</c>; undefined when there is none or the body is no JSON.</summary>
    public JsonElement Object { get; private init; }

    /// <summary>Bytes of <see cref="Object"/>; 0 when there is none.</summary>
    public int ObjectBytes => Object.ValueKind == JsonValueKind.Undefined ? 0 : System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(Object).Length;

    /// <summary>The whole body; undefined when it is no JSON.</summary>
    public JsonElement Root { get; private init; }

    /// <summary>Reads a body.</summary>
    public static ExpectedReview Read(byte[] body)
    {
        JsonElement root;
        try
        {
            root = JsonElement.Parse(body, new JsonDocumentOptions { MaxDepth = MaxDepth });
        }
        catch (JsonException)
        {
            return Malformed(body);
        }

        if (!Utf8.IsValid(body))
            return Malformed(body);

        var uids = Uids(body);
        var request = Member(root, "request");
        return new()
        {
            IsJson = true,
            IsWellTyped = IsTyped(root),
            AllUids = uids,
            Uid = uids is [{ Length: > 0 } only] ? only : null,
            IsReview = Text(Member(root, "apiVersion")) == "admission.k8s.io/v1" && Text(Member(root, "kind")) == "AdmissionReview",
            Root = root,
            Object = Member(request, "object"),
        };
    }

    /// <summary>What is no JSON may still be read: the mistake may stand in what is passed over, and the uid behind it.</summary>
    private static ExpectedReview Malformed(byte[] body)
    {
        var isSound = LooseStructure.IsSound(body);
        return new() { AllUids = isSound ? [.. Uids(body), .. LooseUids(body)] : Uids(body), IsBroken = !isSound };
    }

    private static IEnumerable<string> LooseUids(byte[] body)
    {
        var tokens = JsonTokens.Split(body);
        for (var i = 0; i + 2 < tokens.Count; i++)
        {
            if (String(body[tokens[i]]) == "uid" && String(body[tokens[i + 2]]) is { } uid)
                yield return uid;
        }
    }

    private static string? String(byte[] token)
    {
        try
        {
            return token is [(byte)'"', ..] ? Text(JsonElement.Parse(token)) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static List<string> Uids(byte[] body)
    {
        var found = new List<string>();
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            var isRequest = false;
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1)
                    isRequest = reader.ValueTextEquals("request"u8);

                if (!isRequest || reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 2 || !reader.ValueTextEquals("uid"u8))
                    continue;

                reader.Read();
                found.Add(reader.TokenType == JsonTokenType.String ? reader.GetString()! : "");
            }
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // What came before the break is what counts.
        }

        return found;
    }

    private static bool IsTyped(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            return false;

        foreach (var member in root.EnumerateObject())
        {
            var typed = Name(member) switch
            {
                "apiVersion" or "kind" => Is(member.Value, JsonValueKind.String),
                "request" => Is(member.Value, JsonValueKind.Object) && IsTypedRequest(member.Value),
                _ => true,
            };
            if (!typed)
                return false;
        }

        return true;
    }

    private static bool IsTypedRequest(JsonElement request) =>
        request.ValueKind == JsonValueKind.Null || request.EnumerateObject().All(member => Name(member) switch
        {
            null => false,
            "dryRun" => member.Value.ValueKind is JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null,
            "userInfo" => IsTypedUser(member.Value),
            var name when Strings.Contains(name) => Is(member.Value, JsonValueKind.String),
            var name when Types.Contains(name) => Is(member.Value, JsonValueKind.Object) && (member.Value.ValueKind == JsonValueKind.Null
                || member.Value.EnumerateObject().All(part => Name(part) is { } field && (field is not ("group" or "version" or "kind" or "resource") || Is(part.Value, JsonValueKind.String)))),
            _ => true,
        });

    private static bool IsTypedUser(JsonElement user) => Is(user, JsonValueKind.Object) && (user.ValueKind == JsonValueKind.Null
        || user.EnumerateObject().All(member => Name(member) switch
        {
            null => false,
            "username" => Is(member.Value, JsonValueKind.String),
            "groups" => Is(member.Value, JsonValueKind.Array)
                && (member.Value.ValueKind == JsonValueKind.Null || member.Value.EnumerateArray().All(group => Is(group, JsonValueKind.String))),
            _ => true,
        }));

    private static bool Is(JsonElement value, JsonValueKind kind) =>
        value.ValueKind == JsonValueKind.Null || (value.ValueKind == kind && (kind != JsonValueKind.String || Text(value) is not null));

    private static JsonElement Member(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var member) ? member : default;

    /// <summary>The text of a string; <c>null</c> when it is none, or holds half of a surrogate pair.</summary>
    private static string? Text(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The name of a member; <c>null</c> when it holds half of a surrogate pair.</summary>
    private static string? Name(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
