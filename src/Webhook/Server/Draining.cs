namespace Webhook.Server;

/// <summary>Whether the server is on its way out: not ready any more, but still answering. Safe for use from many threads.</summary>
internal sealed class Draining
{
    private volatile bool _begun;

    /// <summary>Whether it has begun.</summary>
    public bool HasBegun => _begun;

    /// <summary>Begins it; there is no way back.</summary>
    public void Begin() => _begun = true;
}
