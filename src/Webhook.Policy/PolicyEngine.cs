using Webhook.Policy.Injection;
using Webhook.Policy.Policies;
using Webhook.Policy.Rules;
using Webhook.Policy.Verdicts;

namespace Webhook.Policy;

/// <summary>Evaluates every policy that matches a DaemonSet. Immutable and safe for use from many threads.</summary>
public sealed class PolicyEngine
{
    private static readonly Verdict NothingToJudge = new() { Findings = [], Policies = [] };

    private readonly PolicyMatcher _matcher;

    /// <summary>Compiles the policies.</summary>
    /// <param name="policies">Valid policies; with none, every DaemonSet is left alone.</param>
    public PolicyEngine(IReadOnlyList<DaemonSetPolicy> policies)
        : this(policies, RuleCatalogue.All)
    {
    }

    /// <summary>Compiles the policies over other rules than those of the catalogue.</summary>
    internal PolicyEngine(IReadOnlyList<DaemonSetPolicy> policies, IReadOnlyList<Rule> rules)
    {
        Policies = policies;
        var variants = new RuleVariants();
        _matcher = new PolicyMatcher([.. policies.Select(policy => new CompiledPolicy(policy, rules, variants))]);
    }

    /// <summary>The policies, in the order they were loaded.</summary>
    public IReadOnlyList<DaemonSetPolicy> Policies { get; }

    /// <summary>Runs every rule of every matching policy; never throws because of a rule.</summary>
    /// <remarks>On CONNECT, and without an object, nothing is judged. On the rest each rule decides itself what it looks at.</remarks>
    /// <param name="review">What to judge.</param>
    /// <param name="isOutOfTime">Asked before each live rule, which is left out and named in the verdict once it says yes; <c>null</c> never does.</param>
    public Verdict Evaluate(DaemonSetReview review, Func<bool>? isOutOfTime = null)
    {
        if (review.Operation == Operation.Connect || review.Subject is null)
            return NothingToJudge;

        return new Evaluation(review, isOutOfTime).Run(_matcher.Match(review, review.OldObject));
    }

    /// <summary>Decides which tolerations to add; never throws because of what the object lacks.</summary>
    /// <remarks>
    /// Policies match by the new labels alone, other than in <see cref="Evaluate"/>.
    /// Nothing is added on DELETE and CONNECT, to an object that is being deleted, to one that refuses it
    /// (<see cref="InjectionWishes"/>), and to one whose JSON has no pod spec for the patch to apply to.
    /// </remarks>
    public TolerationInjection Inject(DaemonSetReview review)
    {
        if (review.Operation is not (Operation.Create or Operation.Update)
            || review.Object is not { } daemonSet
            || IsBeingDeleted(review)
            || InjectionWishes.RefusesInjection(daemonSet.Metadata))
        {
            return TolerationInjection.None;
        }

        // What a template is to hold, the object says that it is to become: nothing is added for a policy that it leaves.
        var matched = _matcher.Match(review, stored: null);
        var injection = matched.IsEmpty
            ? TolerationInjection.None
            : TolerationInjector.Inject(
                review,
                matched.Wanted(daemonSet.Spec.Template.Spec.HostNetwork, InjectionWishes.AsksForControlPlane(daemonSet.Metadata)));
        return matched.Unknown.Count == 0 ? injection : injection with { SkippedPolicies = matched.Unknown };
    }

    // A deletionTimestamp in a created object is a leftover of an exported one, which the API server wipes.
    private static bool IsBeingDeleted(DaemonSetReview review) =>
        review.Operation == Operation.Update && (review.OldObject ?? review.Object)?.Metadata.DeletionTimestamp is not null;
}
