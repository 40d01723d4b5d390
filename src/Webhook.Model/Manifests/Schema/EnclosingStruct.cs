namespace Webhook.Model.Manifests.Schema;

/// <summary>A struct around a value.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Path">Where it stands; empty for the object itself.</param>
internal readonly record struct EnclosingStruct(ApiStruct Type, FieldPath Path);
