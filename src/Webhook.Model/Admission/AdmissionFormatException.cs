using System.Text.Json;

namespace Webhook.Model.Admission;

/// <summary>The review is JSON, but one of its members has another type than it must have; the message names both.</summary>
internal sealed class AdmissionFormatException(string message) : JsonException(message);
