namespace Webhook.Fuzzing.Loop;

/// <summary>A target answered in a way that it promises not to.</summary>
/// <param name="promise">Short name of the promise, in kebab case; inputs that break the same one are one finding.</param>
/// <param name="message">What was seen and what was expected.</param>
internal sealed class BrokenPromiseException(string promise, string message) : Exception($"{promise}: {message}")
{
    /// <summary>Short name of the promise.</summary>
    public string Promise => promise;
}
