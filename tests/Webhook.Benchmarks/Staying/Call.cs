namespace Webhook.Benchmarks.Staying;

/// <summary>How one call ended.</summary>
/// <param name="End">In which way.</param>
/// <param name="Took">From the moment it was due.</param>
/// <param name="Problem">Why it failed; empty when it did not.</param>
internal readonly record struct Call(CallEnd End, TimeSpan Took, string Problem);
