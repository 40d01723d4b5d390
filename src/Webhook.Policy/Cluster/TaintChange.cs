using Webhook.Model.Core;

namespace Webhook.Policy.Cluster;

/// <summary>A taint that nodes would get or lose.</summary>
/// <param name="Taint">
/// The taint. One that is put on replaces that of the same key and effect; of one that is taken away the value plays no part,
/// and an empty effect stands for every effect.
/// </param>
/// <param name="IsRemoval">Whether it is taken away.</param>
public readonly record struct TaintChange(Taint Taint, bool IsRemoval)
{
    /// <summary><c>with taint dedicated=gpu:NoSchedule</c>, <c>without taint dedicated:NoSchedule</c>.</summary>
    public override string ToString() => !IsRemoval ? $"with taint {Taint}"
        : $"without taint {Taint.Key}{(Taint.Effect.Length > 0 ? $":{Taint.Effect}" : "")}";
}
