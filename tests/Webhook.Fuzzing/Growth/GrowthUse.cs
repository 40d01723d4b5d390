namespace Webhook.Fuzzing.Growth;

/// <summary>Something that the product does with inputs of one kind.</summary>
/// <param name="Name">What it does.</param>
/// <param name="Shapes">The inputs.</param>
/// <param name="Run">Does it with one of them.</param>
internal sealed record GrowthUse(string Name, IReadOnlyList<GrowthShape> Shapes, Action<byte[]> Run);
