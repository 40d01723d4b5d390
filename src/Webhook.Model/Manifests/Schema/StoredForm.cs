using System.Text.Json;
using System.Text.Json.Nodes;
using Webhook.Model.Core;

namespace Webhook.Model.Manifests.Schema;

/// <summary>Brings pod templates into the form in which the API server stores them, so that two that it stores alike are equal.</summary>
/// <remarks>
/// <para>What is absent, null or empty is left out, and so is what the API server fills in by itself; of a pointer only what is absent or
/// null. An empty value in a map stays, and a null one is an empty one. Quantities get their canonical spelling. Fields of the
/// schema come in its order, keys of maps in ordinal order. Unknown fields and those behind a feature gate that is off are
/// dropped.</para>
/// <para>Values of a wrong type stay as they are: whatever reads them reports them.</para>
/// <para>Follows encoding/json with the types of k8s.io/api/core/v1, pkg/apis/core/v1/defaults.go and conversion.go of
/// Kubernetes 1.36. Depth is bounded by the document that is read.</para>
/// </remarks>
public sealed class StoredForm
{
    private static readonly ApiSchema Schema = ApiSchema.Instance;

    private readonly bool _keepsUnknown;

    private StoredForm(bool keepsUnknown) => _keepsUnknown = keepsUnknown;

    /// <summary>As the API server stores a document that it has yet to decode.</summary>
    public static StoredForm Decoded { get; } = new(keepsUnknown: false);

    /// <summary>The same, but with all fields that the schema does not know or that are behind a gate: of a newer API server, perhaps.</summary>
    public static StoredForm WithUnknown { get; } = new(keepsUnknown: true);

    /// <summary>The form of a pod template; an empty object for none.</summary>
    /// <exception cref="InvalidOperationException">A text in it holds half of a surrogate pair.</exception>
    public JsonNode OfTemplate(JsonElement template) => Of(template, ApiSchema.PodTemplate) ?? new JsonObject();

    /// <summary>The form of one toleration.</summary>
    /// <exception cref="InvalidOperationException">A text in it holds half of a surrogate pair.</exception>
    public JsonNode OfToleration(JsonElement toleration) => Of(toleration, new(FieldKind.Struct, StructName: "Toleration")) ?? new JsonObject();

    /// <summary>The form of a value; <c>null</c> when it is absent, null, or of a struct without anything in it.</summary>
    private JsonNode? Of(JsonElement value, FieldType type) => (type.Kind, value.ValueKind) switch
    {
        (_, JsonValueKind.Undefined or JsonValueKind.Null) => null,
        (FieldKind.Struct, JsonValueKind.Object) => OfStruct(value, type),
        (FieldKind.Map, JsonValueKind.Object) => OfMap(value, type.Element!),
        (FieldKind.List, JsonValueKind.Array) => OfList(value, type.Element!),
        (FieldKind.Quantity, JsonValueKind.String or JsonValueKind.Number) => QuantityForm.Canonical(TextOf(value)) is { } canonical ? JsonValue.Create(canonical) : AsWritten(value),
        _ => AsWritten(value),
    };

    private JsonObject? OfStruct(JsonElement value, FieldType type)
    {
        var stored = new JsonObject();
        var hasGated = false;
        foreach (var field in Schema.StructOf(type).Fields)
        {
            if (!value.TryGetProperty(field.Name, out var member))
                continue;

            if (field.IsGated && !_keepsUnknown)
                hasGated = true;
            else if (OfField(member, field) is { } kept)
                stored[field.Name] = kept;
        }

        if (_keepsUnknown)
            AddUnknown(value, type, stored);

        Complete(stored, type);
        return hasGated && stored.Count == 0 ? null : stored;
    }

    private JsonNode? OfField(JsonElement member, ApiField field)
    {
        var kept = Of(member, field.Type);
        if (kept is null || JsonNode.DeepEquals(kept, field.Default))
            return null;

        return field.IsPointer || !IsNothing(kept, field.Type) ? kept : null;
    }

    private static void AddUnknown(JsonElement value, FieldType type, JsonObject stored)
    {
        var known = Schema.StructOf(type);
        foreach (var member in value.EnumerateObject().Where(member => known[member.Name] is null).OrderBy(member => member.Name, StringComparer.Ordinal))
        {
            if (member.Value.ValueKind != JsonValueKind.Null)
                stored[member.Name] = AsWritten(member.Value);
        }
    }

    /// <summary>What one field follows from another in the API server's defaults.</summary>
    private static void Complete(JsonObject stored, FieldType type)
    {
        switch (type.StructName)
        {
            case "Container" or "EphemeralContainer":
                DropIf(stored, "imagePullPolicy", PullPolicyOf(stored["image"]));
                RoundResources(stored["resources"]);
                break;

            case "ImageVolumeSource":
                DropIf(stored, "pullPolicy", PullPolicyOf(stored["reference"]));
                break;

            case "PodSpec":
                // The old name of the field counts where the new one is empty, and is written beside it in any case.
                if (stored["serviceAccountName"] is null && stored["serviceAccount"] is { } account)
                    stored["serviceAccountName"] = account.DeepClone();

                stored.Remove("serviceAccount");
                RoundResources(stored["resources"]);
                RoundAll(stored["overhead"]);
                break;

            case "PersistentVolumeClaimSpec":
                RoundResources(stored["resources"]);
                break;

            case "Volume":
                // A volume without a source gets an empty one.
                if (stored["emptyDir"] is JsonObject { Count: 0 } && stored.All(member => member.Key is "name" or "emptyDir"))
                    stored.Remove("emptyDir");

                break;
        }
    }

    private static void DropIf(JsonObject stored, string field, string value)
    {
        if (stored[field]?.GetValueKind() == JsonValueKind.String && stored[field]!.GetValue<string>() == value)
            stored.Remove(field);
    }

    // Of a reference without a tag and a digest the tag is latest.
    private static string PullPolicyOf(JsonNode? image)
    {
        var reference = image?.GetValueKind() == JsonValueKind.String ? image.GetValue<string>() : "";
        var name = reference[(reference.LastIndexOf('/') + 1)..];
        var isLatest = !name.Contains('@') && (!name.Contains(':') || name.EndsWith(":latest", StringComparison.Ordinal));
        return isLatest ? "Always" : "IfNotPresent";
    }

    private static void RoundResources(JsonNode? resources)
    {
        RoundAll((resources as JsonObject)?["limits"]);
        RoundAll((resources as JsonObject)?["requests"]);
    }

    // Lists of resources are rounded up to thousandths where they are defaulted, other quantities are not.
    private static void RoundAll(JsonNode? list)
    {
        if (list is not JsonObject quantities)
            return;

        foreach (var (name, quantity) in quantities.ToList())
        {
            if (quantity?.GetValueKind() == JsonValueKind.String && QuantityForm.CanonicalInMilli(quantity.GetValue<string>()) is { } rounded)
                quantities[name] = rounded;
        }
    }

    private JsonObject? OfMap(JsonElement value, FieldType element)
    {
        var entries = new SortedDictionary<string, JsonNode?>(StringComparer.Ordinal);
        foreach (var entry in value.EnumerateObject())
            entries[entry.Name] = Of(entry.Value, element) ?? Zero(element);

        return entries.Count == 0 ? null : new JsonObject(entries);
    }

    private JsonArray? OfList(JsonElement value, FieldType element)
    {
        if (value.GetArrayLength() == 0)
            return null;

        var items = new JsonArray();
        foreach (var item in value.EnumerateArray())
            items.Add(Of(item, element) ?? Zero(element));

        return items;
    }

    private static JsonNode? Zero(FieldType type) => type.Kind switch
    {
        FieldKind.Struct => new JsonObject(),
        FieldKind.String => JsonValue.Create(""),
        FieldKind.Quantity => JsonValue.Create("0"),
        FieldKind.Bool => JsonValue.Create(false),
        FieldKind.Int32 or FieldKind.Int64 or FieldKind.IntOrString => JsonValue.Create(0L),
        _ => null,
    };

    private static bool IsNothing(JsonNode value, FieldType type) => value switch
    {
        JsonObject members => members.Count == 0,
        JsonArray items => items.Count == 0,
        _ => JsonNode.DeepEquals(value, Zero(type)),
    };

    private static string TextOf(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    // A member that stands twice counts as the last one says, which JsonNode.Parse refuses.
    private static JsonNode? AsWritten(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                return JsonValue.Create(value.GetString());

            case JsonValueKind.Number:
                return value.TryGetInt64(out var number) ? JsonValue.Create(number) : JsonNode.Parse(value.GetRawText());

            case JsonValueKind.Object:
                var members = new JsonObject();
                foreach (var member in value.EnumerateObject())
                    members[member.Name] = AsWritten(member.Value);

                return members;

            case JsonValueKind.Array:
                return new JsonArray([.. value.EnumerateArray().Select(AsWritten)]);

            default:
                return JsonNode.Parse(value.GetRawText());
        }
    }
}
