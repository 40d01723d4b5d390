using System.Text.Json;

namespace Webhook.Kubernetes.Objects;

/// <summary>meta/v1 ManagedFieldsEntry: the fields of an object that one client wrote.</summary>
/// <remarks>Source: <see href="https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management"/>.</remarks>
public sealed record ManagedFields
{
    /// <summary><c>manager</c>: the client's name.</summary>
    public string Manager { get; init => field = value ?? ""; } = "";

    /// <summary><c>fieldsV1</c>: the set of fields, as nested maps; undefined when absent.</summary>
    public JsonElement FieldsV1 { get; init; }

    /// <summary>The same as text; empty when absent.</summary>
    public string Fields => FieldsV1.ValueKind == JsonValueKind.Undefined ? "" : FieldsV1.GetRawText();
}
