namespace Webhook.Tests.Tracing;

/// <summary>
/// Tests of servers that are traced, run while no others are: spans have one source in a process, so what one server samples
/// is sent of every other one too.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class OneAtATime
{
    public const string Name = "Traced servers";
}
