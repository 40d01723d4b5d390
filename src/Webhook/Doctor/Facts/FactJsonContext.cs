using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Webhook.Doctor.Facts;

/// <summary>Objects as they are: a doctor reads a field here and there of many kinds.</summary>
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class FactJsonContext : JsonSerializerContext;
