using System.Runtime.CompilerServices;

namespace Webhook.Model.Json.Skimming;

/// <summary>Room on the stack for as many items as most lists have.</summary>
[InlineArray(Length)]
internal struct FirstItems<T>
{
    /// <summary>Items that it has room for.</summary>
    public const int Length = 16;

    private T _first;
}
