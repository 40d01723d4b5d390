namespace Webhook.Benchmarks.Staying;

/// <summary>Something bad that happens to a server, and what must hold meanwhile and afterwards.</summary>
internal interface IScenario
{
    /// <summary>Name for <c>--only</c>.</summary>
    string Name { get; }

    /// <summary>What is done, as a sentence.</summary>
    string Done { get; }

    /// <summary>Does it.</summary>
    Task<IReadOnlyList<Bound>> RunAsync(StayingStage stage);
}
