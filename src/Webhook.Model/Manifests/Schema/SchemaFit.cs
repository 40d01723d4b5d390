namespace Webhook.Model.Manifests.Schema;

/// <summary>Whether a value could stand in a field, asked before it is suggested to write it there.</summary>
internal static class SchemaFit
{
    /// <summary>
    /// Whether the value has the type, and all below it too. Keys that the type does not know are a misfit in the value itself;
    /// further down they stay what they are: unknown where they stand and where they would stand.
    /// </summary>
    public static bool Fits(ManifestNode value, FieldType type) =>
        HasType(value, type)
        && (type.Kind != FieldKind.Struct || value is not ManifestMapping map || map.Entries.All(entry => IsKnown(type, entry.Key)));

    private static bool HasType(ManifestNode value, FieldType type)
    {
        if (value is ManifestScalar { IsNull: true })
            return true;

        return WrongType.Fits(value, type.Kind) && (type.Kind, value) switch
        {
            (FieldKind.List, ManifestSequence list) => list.Items.All(item => HasType(item, type.Element!)),
            (FieldKind.Map, ManifestMapping map) => map.Entries.All(entry => HasType(entry.Value, type.Element!)),
            (FieldKind.Struct, ManifestMapping map) => map.Entries.All(entry => !IsKnown(type, entry.Key) || HasType(entry.Value, TypeOf(type, entry.Key)!)),
            _ => true,
        };
    }

    private static bool IsKnown(FieldType type, string key) => ApiSchema.Instance.StructOf(type)[key] is { IsLegacy: false };

    private static FieldType? TypeOf(FieldType type, string key) => ApiSchema.Instance.TypeOf(type, key);
}
