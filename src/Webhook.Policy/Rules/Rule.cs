namespace Webhook.Policy.Rules;

/// <summary>One check of a DaemonSet. Stateless but for its parameters, synchronous, pure.</summary>
/// <remarks>
/// A rule sees the review and nothing else: no clock, disk, network or logger. It reports every violation it finds and
/// allocates nothing when there is none.
/// </remarks>
public abstract class Rule
{
    /// <summary>What the rule is.</summary>
    public abstract RuleDescriptor Descriptor { get; }

    /// <summary>The same rule with a policy's parameters; a rule without parameters returns itself.</summary>
    public virtual Rule Configure(RuleParameters parameters) => this;

    /// <summary>Reports everything in the review that violates the rule.</summary>
    public abstract void Check(DaemonSetReview review, FindingSink findings);
}
