using Webhook.Policy.Rules;

namespace Webhook.Policy.Verdicts;

/// <summary>A rule with the parameters and the action of one policy.</summary>
/// <param name="Rule">The rule, configured.</param>
/// <param name="Action">What its findings lead to.</param>
/// <param name="Index">Its place in the catalogue.</param>
internal sealed record CompiledRule(Rule Rule, RuleAction Action, int Index)
{
    public string Id => Rule.Descriptor.Id;

    /// <summary>Whether a review holds what the rule reads.</summary>
    /// <remarks>Without a snapshot of the cluster live rules are skipped and named in the verdict.</remarks>
    public bool CanJudge(DaemonSetReview review) => !Rule.Descriptor.IsLive || review.Cluster is not null;
}
