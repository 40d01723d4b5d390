namespace Webhook.Doctor.Facts;

/// <summary>Something that was asked for.</summary>
/// <param name="Value">The answer; <c>null</c> when there is none of it, or when it could not be read.</param>
/// <param name="Problem">Why it could not be read; empty when it was, found or not.</param>
internal sealed record Fact<T>(T? Value, string Problem = "")
    where T : class;
