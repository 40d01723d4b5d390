using Webhook.Policy.Injection;
using Webhook.Policy.Policies;
using Webhook.Policy.Rules;

namespace Webhook.Policy.Verdicts;

/// <summary>A policy made ready to run: its rules configured, those with action Off dropped, its tolerations worked out.</summary>
internal sealed class CompiledPolicy
{
    /// <param name="policy">The policy.</param>
    /// <param name="catalogue">The rules that there are.</param>
    /// <param name="variants">The configured rules of the policies of one engine.</param>
    public CompiledPolicy(DaemonSetPolicy policy, IReadOnlyList<Rule> catalogue, RuleVariants variants)
    {
        Policy = policy;
        Tolerations = new TolerationPlan(policy.Tolerations);
        Rules = [.. catalogue.Select((rule, index) => Compile(policy, rule, index, variants)).Where(rule => rule.Action != RuleAction.Off)];
    }

    public DaemonSetPolicy Policy { get; }

    /// <summary>The rules to run, in catalogue order.</summary>
    public IReadOnlyList<CompiledRule> Rules { get; }

    public TolerationPlan Tolerations { get; }

    /// <summary>The exemption that speaks of a finding: one that still holds before one that has expired, else <c>null</c>.</summary>
    public Exemption? ExemptionOf(DaemonSetReview review, string rule)
    {
        Exemption? expired = null;
        foreach (var exemption in Policy.Exemptions)
        {
            if (!ExemptionMatching.Matches(exemption, review, rule))
                continue;

            if (!exemption.IsExpiredAt(review.Now))
                return exemption;

            expired ??= exemption;
        }

        return expired;
    }

    private static CompiledRule Compile(DaemonSetPolicy policy, Rule rule, int index, RuleVariants variants)
    {
        var setting = policy.Rules.GetValueOrDefault(rule.Descriptor.Id);
        return new(variants.Of(rule, setting), setting?.Action ?? rule.Descriptor.DefaultAction, index);
    }
}
