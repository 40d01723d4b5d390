using Webhook.Fuzzing.Feedback;
using Webhook.Fuzzing.Mutations;

namespace Webhook.Fuzzing.Loop;

/// <summary>A part of the product that takes bytes from outside, with what it promises about them.</summary>
internal interface IFuzzTarget
{
    /// <summary>Name on the command line, and folder of its regression inputs.</summary>
    string Name { get; }

    /// <summary>Good and bad inputs to start from, in a fixed order.</summary>
    IReadOnlyList<byte[]> Seeds();

    /// <summary>The ways to change an input that fit it.</summary>
    IReadOnlyList<IMutation> Mutations { get; }

    /// <summary>Bytes of input for which the limit of CPU time holds as it stands; for twice as many it is twice as long.</summary>
    int BytesPerLimit { get; }

    /// <summary>Feeds one input and checks every promise.</summary>
    /// <param name="input">Any bytes.</param>
    /// <param name="seen">Is told what the answer was like.</param>
    /// <exception cref="BrokenPromiseException">A promise was broken. Any other exception is a crash.</exception>
    void Run(byte[] input, Observation seen);
}
