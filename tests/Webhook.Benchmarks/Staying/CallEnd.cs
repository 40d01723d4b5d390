namespace Webhook.Benchmarks.Staying;

/// <summary>How a call ended.</summary>
internal enum CallEnd
{
    /// <summary>With the right answer.</summary>
    Answered,

    /// <summary>The server refused the connection or answered that it can't.</summary>
    Refused,

    /// <summary>The connection broke after the request had been sent.</summary>
    Broken,

    /// <summary>Nothing came within the timeout.</summary>
    TimedOut,
}
