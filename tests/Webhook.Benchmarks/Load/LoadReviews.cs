namespace Webhook.Benchmarks.Load;

/// <summary>The reviews that are sent: CREATE of an agent, as the API server sends it.</summary>
internal static class LoadReviews
{
    private static readonly byte[] Common = ReviewPayload.Creation(10_000);
    private static readonly byte[] Large = ReviewPayload.Creation(143_000);

    /// <summary>10 kB to the mutating webhook.</summary>
    public static LoadRequest Mutate { get; } = new("/mutate?timeout=10s", Common, ExpectsPatch: true);

    /// <summary>10 kB to the validating webhook.</summary>
    public static LoadRequest Validate { get; } = new("/validate?timeout=10s", Common, ExpectsPatch: false);

    /// <summary>143 kB to the mutating webhook.</summary>
    public static LoadRequest MutateLarge { get; } = new("/mutate?timeout=10s", Large, ExpectsPatch: true);

    /// <summary>143 kB to the validating webhook.</summary>
    public static LoadRequest ValidateLarge { get; } = new("/validate?timeout=10s", Large, ExpectsPatch: false);
}
