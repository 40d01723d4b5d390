namespace Webhook.Fuzzing.Mutations;

/// <summary>A way to change an input.</summary>
internal interface IMutation
{
    /// <summary>The changed input; <c>null</c> when this one can't be changed so. Never writes into what it is given.</summary>
    byte[]? Apply(MutationInput input);
}
