using System.Text.Json.Nodes;

namespace Webhook.Model.Manifests.Schema;

/// <summary>A field of a struct.</summary>
/// <param name="Name">Its JSON name.</param>
/// <param name="Type">Its type.</param>
internal sealed record ApiField(string Name, FieldType Type)
{
    /// <summary>Whether only API versions before apps/v1 have it.</summary>
    public bool IsLegacy { get; init; }

    /// <summary>Whether a value that is set to nothing is kept apart from one that is absent: a pointer in Go.</summary>
    public bool IsPointer { get; init; }

    /// <summary>Whether the API server drops it while its feature gate is off, as it is by default.</summary>
    public bool IsGated { get; init; }

    /// <summary>What the API server makes of an absent value; <c>null</c> where it stays absent.</summary>
    public JsonNode? Default { get; init; }

    /// <summary>Reads the notation of <c>daemonset.txt</c>: name, type, and what else is to say.</summary>
    public static ApiField Parse(IReadOnlyList<string> words)
    {
        var isPointer = words[1].StartsWith('*');
        var given = words.Skip(2).FirstOrDefault(word => word.StartsWith('='));
        return new(words[0], FieldType.Parse(isPointer ? words[1][1..] : words[1]))
        {
            IsLegacy = words.Contains("legacy"),
            IsPointer = isPointer,
            IsGated = words.Contains("gated"),
            Default = given is null ? null : JsonNode.Parse(given[1..]),
        };
    }
}
