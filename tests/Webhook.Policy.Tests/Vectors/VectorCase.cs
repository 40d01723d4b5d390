using System.Text.Json;

namespace Webhook.Policy.Tests.Vectors;

/// <summary>One entry of a case table.</summary>
public sealed record VectorCase(string Suite, string Name, JsonElement Input, JsonElement Expected);
