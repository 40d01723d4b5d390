namespace Webhook.Model.Manifests.Schema;

/// <summary>A struct of the API in the place where a manifest has it, or could have it.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Path">Where it stands; empty for the object itself.</param>
/// <param name="Written">What is written there; <c>null</c> where nothing is.</param>
internal readonly record struct EnclosingStruct(ApiStruct Type, FieldPath Path, ManifestMapping? Written)
{
    /// <summary>Whether a key with this value could be written here: the field exists, is not written yet, and takes the value.</summary>
    public bool Takes(string name, ManifestNode value) =>
        Type[name] is { IsLegacy: false } field && Written?.Find(name) is null && SchemaFit.Fits(value, field.Type);

    /// <summary>The structs one level below it, those in items of lists only where the items are written.</summary>
    public IEnumerable<EnclosingStruct> Inner(ApiSchema schema)
    {
        foreach (var field in Type.Fields)
        {
            var (path, node) = (Path.Child(field.Name), Written?[field.Name]);
            if (field.Type.Kind == FieldKind.Struct)
            {
                if (node is null or ManifestMapping or ManifestScalar { IsNull: true })
                    yield return new(schema.StructOf(field.Type), path, node as ManifestMapping);
            }
            else if (field.Type is { Kind: FieldKind.List, Element: { Kind: FieldKind.Struct } item } && node is ManifestSequence list)
            {
                for (var i = 0; i < list.Items.Count; i++)
                {
                    if (list.Items[i] is ManifestMapping written)
                        yield return new(schema.StructOf(item), path.Index(i), written);
                }
            }
        }
    }
}
