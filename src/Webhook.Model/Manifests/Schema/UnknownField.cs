using Webhook.Model.Text;

namespace Webhook.Model.Manifests.Schema;

/// <summary>Says what an unknown field may have meant: another spelling here, or another place.</summary>
internal static class UnknownField
{
    // spec.tolerations belongs two levels down, spec.hostPort three.
    private const int MaxLevelsDown = 3;

    /// <param name="schema">The schema.</param>
    /// <param name="name">The key as written.</param>
    /// <param name="enclosing">The structs around it, outermost first; the last one is where it stands.</param>
    public static string Explain(ApiSchema schema, string name, IReadOnlyList<EnclosingStruct> enclosing)
    {
        var here = enclosing[^1];
        var unknown = $"{here.Path.Child(name)} is no field of {here.Type.Name}, and the API server drops it";
        var near = NearestWord.Find(name, here.Type.Fields.Where(field => !field.IsLegacy).Select(field => field.Name));
        if (string.Equals(near, name, StringComparison.OrdinalIgnoreCase))
            return $"{unknown}; did you mean {near}?";

        if (FurtherOut(name, enclosing) is { } outer)
            return $"{unknown}; it belongs to {(outer.Text.Length == 0 ? "the top of the object" : outer)}";

        if (FurtherIn(schema, name, here) is { } inner)
            return $"{unknown}; it belongs to {inner}";

        return near is null ? $"{unknown}; drop it, or look its name up" : $"{unknown}; did you mean {near}?";
    }

    private static FieldPath? FurtherOut(string name, IReadOnlyList<EnclosingStruct> enclosing)
    {
        for (var i = enclosing.Count - 2; i >= 0; i--)
        {
            if (enclosing[i].Type[name] is { IsLegacy: false })
                return enclosing[i].Path;
        }

        return null;
    }

    /// <summary>The nearest struct below that has such a field: the only one, or of several the container; else <c>null</c>.</summary>
    private static FieldPath? FurtherIn(ApiSchema schema, string name, EnclosingStruct here)
    {
        List<EnclosingStruct> level = [here];
        for (var depth = 0; depth < MaxLevelsDown; depth++)
        {
            level = [.. level.SelectMany(outer => StructsOf(schema, outer))];
            var owners = level.Where(inner => inner.Type[name] is { IsLegacy: false }).ToList();
            if (owners.Count > 0)
                return owners.FirstOrDefault(owner => owners.Count == 1 || owner.Type.Name == "Container") is { Type: not null } owner ? owner.Path : null;
        }

        return null;
    }

    private static IEnumerable<EnclosingStruct> StructsOf(ApiSchema schema, EnclosingStruct outer)
    {
        foreach (var field in outer.Type.Fields)
        {
            var path = outer.Path.Child(field.Name);
            if (field.Type.Kind == FieldKind.Struct)
                yield return new(schema.StructOf(field.Type), path);

            if (field.Type is { Kind: FieldKind.List, Element: { Kind: FieldKind.Struct } item })
                yield return new(schema.StructOf(item), path.Index(0));
        }
    }
}
