using Webhook.Policy.Injection;
using Webhook.Policy.Policies;
using Webhook.Policy.Verdicts;

namespace Webhook.Policy;

/// <summary>Evaluates every policy that matches a DaemonSet. Immutable and safe for use from many threads.</summary>
public sealed class PolicyEngine
{
    /// <summary>Compiles the policies.</summary>
    /// <param name="policies">Valid policies; with none, every DaemonSet is left alone.</param>
    public PolicyEngine(IReadOnlyList<DaemonSetPolicy> policies) => Policies = policies;

    /// <summary>The policies, in the order they were loaded.</summary>
    public IReadOnlyList<DaemonSetPolicy> Policies { get; }

    /// <summary>Runs every rule of every matching policy; never throws because of a rule.</summary>
    public Verdict Evaluate(DaemonSetReview review) => throw new NotImplementedException();

    /// <summary>Decides which tolerations to add; never throws because of what the object lacks.</summary>
    public TolerationInjection Inject(DaemonSetReview review) => throw new NotImplementedException();
}
