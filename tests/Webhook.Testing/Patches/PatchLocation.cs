using System.Globalization;
using System.Text.Json.Nodes;

namespace Webhook.Testing.Patches;

/// <summary>A place in a document: a member of an object or an element of a list, there or not.</summary>
/// <remarks>
/// With the habits of the library the API server applies patches with (evanphx/json-patch v4): what stands before the first
/// slash is dropped, indices may be negative (counted from the end) or zero-padded, and <c>null</c> on the way down counts
/// as missing.
/// </remarks>
internal readonly struct PatchLocation
{
    private readonly JsonNode _container;
    private readonly string _key;

    private PatchLocation(JsonNode container, string key) => (_container, _key) = (container, key);

    /// <summary>Walks down to the parent of what the pointer names.</summary>
    /// <exception cref="FormatException">The parent is missing or is neither object nor list.</exception>
    public static PatchLocation Find(JsonNode document, string pointer)
    {
        var segments = pointer.Split('/');
        if (segments.Length < 2)
            throw new FormatException("the path names the whole document");

        var container = document;
        for (var i = 1; i < segments.Length - 1; i++)
        {
            container = new PatchLocation(container, Unescape(segments[i])).Get();
            if (container is not (JsonObject or JsonArray))
                throw new FormatException($"there is no object or list at {string.Join('/', segments[..(i + 1)])}");
        }

        return new PatchLocation(container, Unescape(segments[^1]));
    }

    /// <summary>The value; <c>null</c> for null and for a missing member. A missing element throws.</summary>
    public JsonNode? Get() => _container is JsonArray list ? list[ExistingIndex(list)] : ((JsonObject)_container)[_key];

    /// <summary>Puts a value in the place of an element, or of a member whether it is there or not.</summary>
    public void Replace(JsonNode? value)
    {
        if (_container is JsonArray list)
            list[ExistingIndex(list)] = value;
        else
            ((JsonObject)_container)[_key] = value;
    }

    /// <summary>Inserts an element, <c>-</c> and the length append, or sets a member whether it is there or not.</summary>
    public void Add(JsonNode? value)
    {
        if (_container is JsonArray list)
            list.Insert(_key == "-" ? list.Count : Index(list.Count + 1), value);
        else
            ((JsonObject)_container)[_key] = value;
    }

    /// <summary>Takes an element or a member out; a missing one throws.</summary>
    public void Remove()
    {
        if (_container is JsonArray list)
            list.RemoveAt(ExistingIndex(list));
        else if (!((JsonObject)_container).Remove(_key))
            throw new FormatException($"there is no member \"{_key}\"");
    }

    private int ExistingIndex(JsonArray list) => Index(list.Count);

    /// <summary>The index that the key stands for, among <paramref name="places"/> of them.</summary>
    private int Index(int places)
    {
        if (!int.TryParse(_key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index))
            throw new FormatException($"\"{_key}\" is no index of a list");

        if (index >= places || index < -places)
            throw new FormatException($"index {index} lies outside the list");

        return index < 0 ? index + places : index;
    }

    // RFC 6901: ~1 first, so that ~01 becomes ~1 and not a slash.
    private static string Unescape(string segment) =>
        segment.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
}
