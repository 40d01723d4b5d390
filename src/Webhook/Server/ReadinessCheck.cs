namespace Webhook.Server;

/// <summary>One thing that must hold for the server to be sent requests.</summary>
/// <param name="Name">One word, as <c>/readyz?verbose</c> lists it.</param>
/// <param name="Failure">Why it does not hold now; empty when it does.</param>
/// <param name="Note">What is amiss without making the server unready; empty when nothing is.</param>
internal sealed record ReadinessCheck(string Name, Func<string> Failure, Func<string> Note);
