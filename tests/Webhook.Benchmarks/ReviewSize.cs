namespace Webhook.Benchmarks;

/// <summary>The reviews that are measured.</summary>
public enum ReviewSize
{
    /// <summary>A common agent, created.</summary>
    Create10kB,

    /// <summary>The same, updated: the review carries it twice.</summary>
    Update14kB,

    /// <summary>A template with hundreds of environment variables.</summary>
    Create150kB,
}
