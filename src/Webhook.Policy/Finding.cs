using Webhook.Policy.Rules;

namespace Webhook.Policy;

/// <summary>One violation of one rule.</summary>
public sealed record Finding
{
    /// <summary>Id of the rule.</summary>
    public required string Rule { get; init; }

    /// <summary>What it leads to; never <see cref="RuleAction.Off"/>.</summary>
    public required RuleAction Action { get; init; }

    /// <summary>Kubernetes field path, <c>spec.template.spec.tolerations[0]</c>; never empty.</summary>
    public required string Field { get; init; }

    /// <summary>What is wrong, with the values; lower case, no full stop.</summary>
    public required string Message { get; init; }

    /// <summary>What to write instead; lower case, no full stop.</summary>
    public required string Remedy { get; init; }

    /// <summary>Name of the policy that asked for the rule.</summary>
    public required string Policy { get; init; }
}
