using System.Diagnostics.CodeAnalysis;

namespace Webhook.Fuzzing.Loop;

/// <summary>Checks of promises.</summary>
internal static class Expect
{
    /// <summary>Throws unless it holds.</summary>
    /// <param name="holds">Whether the promise is kept.</param>
    /// <param name="promise">Its short name.</param>
    /// <param name="message">What was seen; built only when needed.</param>
    /// <exception cref="BrokenPromiseException">It does not hold.</exception>
    public static void That([DoesNotReturnIf(false)] bool holds, string promise, Func<string> message)
    {
        if (!holds)
            throw new BrokenPromiseException(promise, message());
    }
}
