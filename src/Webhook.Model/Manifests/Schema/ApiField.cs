namespace Webhook.Model.Manifests.Schema;

/// <summary>A field of a struct.</summary>
/// <param name="Name">Its JSON name.</param>
/// <param name="Type">Its type.</param>
/// <param name="IsLegacy">Whether only API versions before apps/v1 have it.</param>
internal sealed record ApiField(string Name, FieldType Type, bool IsLegacy);
