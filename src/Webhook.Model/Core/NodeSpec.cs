using Webhook.Model.Json;

namespace Webhook.Model.Core;

/// <summary>core/v1 NodeSpec.</summary>
public sealed record NodeSpec
{
    /// <summary><c>spec.taints</c>.</summary>
    public IReadOnlyList<Taint> Taints { get; init => field = AbsentAsEmpty.List(value); } = [];

    /// <summary><c>spec.unschedulable</c>: cordoned. Without effect on daemon pods; the taint that comes with it is what counts.</summary>
    public bool Unschedulable { get; init; }
}
