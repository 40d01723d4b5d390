using System.Text.Json;

namespace Webhook.Policy.Policies.Reading;

/// <summary>A value of a policy document at its field path. Reading it reports a wrong shape and goes on without the value.</summary>
/// <remarks>Absent and <c>null</c> are one thing, as everywhere in Kubernetes.</remarks>
/// <param name="Value">The JSON; of kind Undefined when absent.</param>
/// <param name="Path">Kubernetes field path, map keys in brackets.</param>
/// <param name="Problems">Where to report to.</param>
internal readonly record struct PolicyField(JsonElement Value, string Path, PolicyProblems Problems)
{
    /// <summary>Whether nothing is written here.</summary>
    public bool IsAbsent => Value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null;

    /// <summary>A field of this object; absent when this is no object.</summary>
    public PolicyField this[string name] => new(
        Value.ValueKind == JsonValueKind.Object && Value.TryGetProperty(name, out var member) ? member : default,
        PathOf(name),
        Problems);

    /// <summary>This as an object: reports another shape, and every field but the known ones.</summary>
    public PolicyField Object(params ReadOnlySpan<string> known)
    {
        if (!IsA(JsonValueKind.Object, "a mapping"))
            return this with { Value = default };

        foreach (var member in Value.EnumerateObject())
        {
            if (!known.Contains(member.Name))
                Problems.Unreadable(PathOf(member.Name), "unknown field; " + Suggestion.Of(member.Name, [.. known]));
        }

        return this;
    }

    /// <summary>This as a map: its entries, whatever their keys, each at <c>path[key]</c>.</summary>
    public IReadOnlyList<KeyValuePair<string, PolicyField>> Map()
    {
        var (path, problems) = (Path, Problems);
        return !IsA(JsonValueKind.Object, "a mapping") ? []
            : [.. Value.EnumerateObject().Select(member => KeyValuePair.Create(
                member.Name, new PolicyField(member.Value, $"{path}[{member.Name}]", problems)))];
    }

    /// <summary>This as a list; empty when absent.</summary>
    public IReadOnlyList<PolicyField> Items()
    {
        var (path, problems) = (Path, Problems);
        return !IsA(JsonValueKind.Array, "a list") ? []
            : [.. Value.EnumerateArray().Select((item, index) => new PolicyField(item, $"{path}[{index}]", problems))];
    }

    /// <summary>This as a string; empty when absent.</summary>
    public string Text() => IsA(JsonValueKind.String, "a string") ? Value.GetString()! : "";

    /// <summary>This as a list of strings; empty when absent.</summary>
    public IReadOnlyList<string> Texts() => [.. Items().Select(item => item.Required().Text())];

    /// <summary>This as a whole number; <c>null</c> when absent.</summary>
    public long? Integer()
    {
        if (!IsA(JsonValueKind.Number, "a whole number"))
            return null;

        if (Value.TryGetInt64(out var number))
            return number;

        Problems.Unreadable(Path, $"is {Value.GetRawText()}; write a whole number");
        return null;
    }

    /// <summary>This as one of some words, case sensitive; <c>null</c> when absent.</summary>
    public T? Word<T>(IReadOnlyDictionary<string, T> words)
        where T : struct
    {
        var text = Text();
        if (text.Length == 0 && Value.ValueKind != JsonValueKind.String)
            return null;

        if (words.TryGetValue(text, out var word))
            return word;

        Problems.Unreadable(Path, $"is \"{text}\"; {Suggestion.Of(text, words.Keys)}");
        return null;
    }

    /// <summary>Reports <c>null</c>, which is no value for an item of a list.</summary>
    public PolicyField Required()
    {
        if (IsAbsent)
            Problems.Unreadable(Path, "is null; write a value or take the entry out");

        return this;
    }

    private string PathOf(string name) => Path.Length == 0 ? name : $"{Path}.{name}";

    private bool IsA(JsonValueKind kind, string expected)
    {
        if (Value.ValueKind == kind)
            return true;

        if (!IsAbsent)
            Problems.Unreadable(Path, $"is {Shapes.Describe(Value)}; write {expected}");

        return false;
    }
}
