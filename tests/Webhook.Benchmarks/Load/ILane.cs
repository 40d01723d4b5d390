namespace Webhook.Benchmarks.Load;

/// <summary>One client that sends a request after the other. For use by one caller at a time.</summary>
internal interface ILane
{
    /// <summary>Bytes of the last answer's body.</summary>
    int AnswerLength { get; }

    /// <summary>Sends one request and holds its answer against what must come back.</summary>
    /// <exception cref="LoadException">It is another answer.</exception>
    Task ExchangeAsync();
}
