using Webhook.Model.Manifests.Reading;

namespace Webhook.Model.Manifests.Schema;

/// <summary>Holds a DaemonSet against the schema: wrong types and unknown fields, all of them at once.</summary>
/// <remarks><c>null</c> fits everywhere, as it does for the API server.</remarks>
internal sealed class SchemaCheck
{
    private readonly ApiSchema _schema = ApiSchema.Instance;
    private readonly List<SchemaProblem> _problems = [];
    private readonly List<EnclosingStruct> _enclosing = [];
    private readonly bool _isLegacy;

    private SchemaCheck(bool isLegacy) => _isLegacy = isLegacy;

    /// <summary>What does not fit, in no order.</summary>
    public static IReadOnlyList<SchemaProblem> Run(ManifestMapping daemonSet, string apiVersion)
    {
        var check = new SchemaCheck(isLegacy: apiVersion != "apps/v1");
        check.Value(daemonSet, ApiSchema.DaemonSet, FieldPath.Root, null);
        return check._problems;
    }

    /// <param name="node">The value.</param>
    /// <param name="type">The type that it must have.</param>
    /// <param name="path">Where it stands.</param>
    /// <param name="key">Its key; <c>null</c> for an item of a list.</param>
    private void Value(ManifestNode node, FieldType type, FieldPath path, string? key)
    {
        if (node is ManifestScalar { IsNull: true })
            return;

        if (WrongType.Of(node, type, path, key) is { } wrong)
        {
            _problems.Add(wrong);
            return;
        }

        switch (type.Kind, node)
        {
            case (FieldKind.List, ManifestSequence list):
                for (var i = 0; i < list.Items.Count; i++)
                    Value(list.Items[i], type.Element!, path.Index(i), null);

                break;
            case (FieldKind.Map, ManifestMapping map):
                foreach (var entry in map.Entries)
                    Value(entry.Value, type.Element!, path.Key(entry.Key), entry.Key);

                break;
            case (FieldKind.Struct, ManifestMapping map):
                Struct(map, _schema.StructOf(type), path);
                break;
        }
    }

    private void Struct(ManifestMapping map, ApiStruct type, FieldPath path)
    {
        _enclosing.Add(new(type, path, map));
        foreach (var entry in map.Entries)
        {
            if (type[entry.Key] is { } field && (_isLegacy || !field.IsLegacy))
                Value(entry.Value, field.Type, path.Child(entry.Key), entry.Key);
            else
                Unknown(entry, path);
        }

        _enclosing.RemoveAt(_enclosing.Count - 1);
    }

    private void Unknown(ManifestEntry entry, FieldPath path)
    {
        // A suggestion takes time to find, and nobody reads the hundredth.
        var unknown = _problems.Count < ReadLimits.Defects
            ? FieldSuggestion.Explain(_schema, entry, _enclosing)
            : FieldSuggestion.Of(_enclosing[^1], entry.Key, "drop it");
        _problems.Add(new(entry.KeyOffset, path.Child(entry.Key), unknown.ToString()) { Unknown = unknown });
    }
}
