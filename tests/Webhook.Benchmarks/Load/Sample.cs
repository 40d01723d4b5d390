namespace Webhook.Benchmarks.Load;

/// <summary>What one turn of one server gave.</summary>
/// <param name="Answers">Right answers; there are no others.</param>
/// <param name="Took">Time on the wall.</param>
/// <param name="Processor">Processor time of the server.</param>
internal readonly record struct Sample(long Answers, TimeSpan Took, TimeSpan Processor)
{
    /// <summary>Processor time of an answer, in microseconds.</summary>
    public double Cost => Processor.TotalMicroseconds / Answers;

    /// <summary>Answers a second.</summary>
    public double Rate => Answers / Took.TotalSeconds;

    /// <summary>Share of a core that the server used: near 1 when it was what held things up.</summary>
    public double Busy => Processor / Took;
}
