namespace Webhook.Benchmarks.Load;

/// <summary>Memory of a process that is in RAM.</summary>
/// <param name="Total">Bytes, mapped files such as the program itself included.</param>
/// <param name="Own">Bytes that are in no file: heap, stacks, compiled code.</param>
internal readonly record struct WorkingSet(long Total, long Own);
