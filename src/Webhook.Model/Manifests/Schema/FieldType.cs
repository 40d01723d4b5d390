namespace Webhook.Model.Manifests.Schema;

/// <summary>The type of a field.</summary>
/// <param name="Kind">What JSON it takes.</param>
/// <param name="Element">Type of the items or values; <c>null</c> unless it is a list or a map.</param>
/// <param name="StructName">Name of the struct; <c>null</c> unless it is one.</param>
internal sealed record FieldType(FieldKind Kind, FieldType? Element = null, string? StructName = null)
{
    /// <summary>Reads the notation of <c>daemonset.txt</c>.</summary>
    public static FieldType Parse(string text) => text switch
    {
        "string" => new(FieldKind.String),
        "bool" => new(FieldKind.Bool),
        "int32" => new(FieldKind.Int32),
        "int64" => new(FieldKind.Int64),
        "Quantity" => new(FieldKind.Quantity),
        "IntOrString" => new(FieldKind.IntOrString),
        "Time" => new(FieldKind.Time),
        "any" => new(FieldKind.Any),
        _ when text.StartsWith("[]", StringComparison.Ordinal) => new(FieldKind.List, Parse(text["[]".Length..])),
        _ when text.StartsWith("map[string]", StringComparison.Ordinal) => new(FieldKind.Map, Parse(text["map[string]".Length..])),
        _ => new(FieldKind.Struct, StructName: text),
    };
}
