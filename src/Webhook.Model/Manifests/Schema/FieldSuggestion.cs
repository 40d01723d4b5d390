using Webhook.Model.Text;

namespace Webhook.Model.Manifests.Schema;

/// <summary>Says what an unknown field may have meant: another spelling here, or another place. Names only what can be written.</summary>
internal static class FieldSuggestion
{
    // spec.tolerations belongs two levels down, spec.hostPort three.
    private const int MaxLevelsDown = 3;

    // A field that only begins like the key was hardly meant by it.
    private const int MaxLettersApart = 3;

    private const string Consequence = "kubectl and helm refuse it (strict field validation), other clients lose it";

    /// <param name="schema">The schema.</param>
    /// <param name="entry">The key as written, with its value.</param>
    /// <param name="enclosing">The structs around it, outermost first; the last one is where it stands.</param>
    public static UnknownField Explain(ApiSchema schema, ManifestEntry entry, IReadOnlyList<EnclosingStruct> enclosing)
    {
        var (name, here) = (entry.Key, enclosing[^1]);
        var near = NearestWord.Find(name, here.Type.Fields.Where(field => !field.IsLegacy).Select(field => field.Name));
        var isOnlyCase = string.Equals(near, name, StringComparison.OrdinalIgnoreCase);
        var isNearFree = near is not null && here.Takes(near, entry.Value);
        if (isNearFree && isOnlyCase)
            return Renamed(near!);

        if (!isOnlyCase && (FurtherOut(entry, enclosing) ?? FurtherIn(schema, entry, here) ?? Aside(schema, entry, enclosing)) is { } place)
            return Plain($"move it to {(place.Text.Length == 0 ? "the object itself, beside metadata and spec" : place)}") with { Target = place.Child(name).Text };

        return isNearFree ? Renamed(near!)
            : near is null || Math.Abs(near.Length - name.Length) > MaxLettersApart ? Plain("drop it, or look its name up")
            : here.Written?.Find(near) is not null ? Plain($"drop it, as {near} is there already")
            : Plain($"drop it, or write {near}, which must be {WrongType.Expected(here.Type[near]!.Type.Kind, entry.Value)}");

        UnknownField Renamed(string right) => Plain($"write {right} instead") with { Target = here.Path.Child(right).Text };

        UnknownField Plain(string remedy) => Of(here, name, remedy);
    }

    /// <summary>An unknown field without a search for what it meant.</summary>
    public static UnknownField Of(EnclosingStruct here, string name, string remedy)
    {
        var field = here.Path.Child(name);
        return new() { Field = field.Text, Message = $"{field} is no field of {here.Type.Name}: {Consequence}", Remedy = remedy };
    }

    private static FieldPath? FurtherOut(ManifestEntry entry, IReadOnlyList<EnclosingStruct> enclosing)
    {
        for (var i = enclosing.Count - 2; i >= 0; i--)
        {
            if (enclosing[i].Takes(entry.Key, entry.Value))
                return enclosing[i].Path;
        }

        return null;
    }

    /// <summary>The nearest struct below that takes it: the only one, or of several the first container; else <c>null</c>.</summary>
    private static FieldPath? FurtherIn(ApiSchema schema, ManifestEntry entry, EnclosingStruct here)
    {
        List<EnclosingStruct> level = [here];
        for (var depth = 0; depth < MaxLevelsDown; depth++)
        {
            level = [.. level.SelectMany(outer => outer.Inner(schema))];
            var owners = level.Where(inner => inner.Takes(entry.Key, entry.Value)).ToList();
            if (owners.Count > 0)
                return owners.FirstOrDefault(owner => owners.Count == 1 || owner.Type.Name == "Container") is { Type: not null } owner ? owner.Path : null;
        }

        return null;
    }

    /// <summary>A struct beside one of those around it, the innermost first.</summary>
    private static FieldPath? Aside(ApiSchema schema, ManifestEntry entry, IReadOnlyList<EnclosingStruct> enclosing)
    {
        for (var i = enclosing.Count - 2; i >= 0; i--)
        {
            if (FurtherIn(schema, entry, enclosing[i]) is { } place)
                return place;
        }

        return null;
    }
}
