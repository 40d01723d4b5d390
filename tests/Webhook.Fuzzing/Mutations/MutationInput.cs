namespace Webhook.Fuzzing.Mutations;

/// <summary>What a mutation works on.</summary>
/// <param name="Bytes">The input to change.</param>
/// <param name="Other">Another input of the corpus, to take parts from.</param>
/// <param name="Random">Decides.</param>
internal sealed record MutationInput(byte[] Bytes, byte[] Other, Random Random)
{
    /// <summary>Mutations let nothing grow beyond this.</summary>
    public const int LongestBytes = 1 << 20;

    /// <summary>One of several.</summary>
    public T Pick<T>(IReadOnlyList<T> choices) => choices[Random.Next(choices.Count)];
}
