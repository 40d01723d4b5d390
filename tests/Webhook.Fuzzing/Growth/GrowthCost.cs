namespace Webhook.Fuzzing.Growth;

/// <summary>What the product does with one input costs.</summary>
/// <param name="Bytes">Length of the input.</param>
/// <param name="Steps">Blocks of code entered, in our own assemblies and the YAML parser; 0 where they are not instrumented.</param>
/// <param name="Cpu">CPU time of the thread.</param>
/// <param name="Allocated">Bytes allocated by the thread.</param>
internal sealed record GrowthCost(int Bytes, long Steps, TimeSpan Cpu, long Allocated);
