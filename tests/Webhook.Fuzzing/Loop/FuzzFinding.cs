namespace Webhook.Fuzzing.Loop;

/// <summary>An input that breaks a promise.</summary>
/// <param name="Target">Name of the target.</param>
/// <param name="Signature">What kind of finding; one is kept of each kind.</param>
/// <param name="Input">The smallest input that was found to do it.</param>
/// <param name="Details">What happened, for people.</param>
internal sealed record FuzzFinding(string Target, string Signature, byte[] Input, string Details);
