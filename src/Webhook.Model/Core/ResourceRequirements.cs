using System.Text.Json.Serialization;
using Webhook.Model.Json;

namespace Webhook.Model.Core;

/// <summary>core/v1 ResourceRequirements of a container or a pod.</summary>
public sealed record ResourceRequirements
{
    /// <summary><c>requests</c>: resource names with quantities as written; empty when absent.</summary>
    [JsonConverter(typeof(ResourceListConverter))]
    public IReadOnlyDictionary<string, string> Requests { get; init => field = AbsentAsEmpty.Map(value); } = AbsentAsEmpty.Map(null);

    /// <summary><c>limits</c>, likewise.</summary>
    [JsonConverter(typeof(ResourceListConverter))]
    public IReadOnlyDictionary<string, string> Limits { get; init => field = AbsentAsEmpty.Map(value); } = AbsentAsEmpty.Map(null);
}
