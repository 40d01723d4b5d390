using System.Text.Json.Serialization;
using Webhook.Model.Json;

namespace Webhook.Model.Core;

/// <summary>core/v1 NodeStatus: the part that is read.</summary>
public sealed record NodeStatus
{
    /// <summary><c>status.allocatable</c>: resource names with quantities as written; empty when absent.</summary>
    [JsonConverter(typeof(ResourceListConverter))]
    public IReadOnlyDictionary<string, string> Allocatable { get; init => field = AbsentAsEmpty.Map(value); } = AbsentAsEmpty.Map(null);

    /// <summary><c>status.capacity</c>, which stands for <see cref="Allocatable"/> where that is absent.</summary>
    [JsonConverter(typeof(ResourceListConverter))]
    public IReadOnlyDictionary<string, string> Capacity { get; init => field = AbsentAsEmpty.Map(value); } = AbsentAsEmpty.Map(null);

    /// <summary>What pods may take, defaulted as the API server does it; empty before the kubelet has reported.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, string> Offered => Allocatable.Count > 0 ? Allocatable : Capacity;

    /// <summary><c>status.conditions</c>; empty while the kubelet has told nothing. The cache keeps <c>Ready</c> only.</summary>
    public IReadOnlyList<NodeCondition> Conditions { get; init => field = AbsentAsEmpty.List(value); } = [];
}
