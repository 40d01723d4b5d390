using Webhook.Model.Apps;
using Webhook.Model.Core;
using Webhook.Policy.Injection;
using Webhook.Policy.Policies;
using Webhook.Policy.Rules;
using Webhook.Policy.Verdicts;

namespace Webhook.Policy.Contradictions;

/// <summary>Finds settings of policies that contradict each other: a rule that objects to what a policy adds, or allows nothing that another allows.</summary>
/// <remarks>
/// The rules themselves are asked, over a DaemonSet that holds nothing but what a policy adds. A pair of policies counts
/// where both can match one DaemonSet, as far as <see cref="SharedMatch"/> can tell. Rules of action Audit and Off
/// disturb nobody.
/// </remarks>
public static class PolicyContradictions
{
    private const string StrategyRule = "update-strategy";
    private const string Allowed = "allowed";

    // Each policy is held against each other one, name by name: beyond what people write by hand that would take minutes.
    private const int MostPolicies = 32;
    private const int MostEntries = 64;

    /// <summary>
    /// All of policies that are loaded together, in their order; empty for most. The first 32 policies are looked at, and of those
    /// the ones with at most 64 namespaces and 64 tolerations.
    /// </summary>
    public static IReadOnlyList<PolicyContradiction> Of(IReadOnlyList<DaemonSetPolicy> policies) => OfJudged([.. policies.Take(MostPolicies).Where(IsJudged)]);

    private static bool IsJudged(DaemonSetPolicy policy) =>
        policy.Match.Namespaces.Count + policy.Match.ExcludeNamespaces.Count <= MostEntries
        && policy.Tolerations.Extra.Count + (policy.Tolerations.ControlPlane.Keys.Count * policy.Tolerations.ControlPlane.Effects.Count) <= MostEntries;

    private static List<PolicyContradiction> OfJudged(List<DaemonSetPolicy> policies)
    {
        var found = new List<PolicyContradiction>();
        var variants = new RuleVariants();
        var compiled = policies.Select(policy => new CompiledPolicy(policy, RuleCatalogue.All, variants)).ToList();
        // Policies share the rules that they configure alike, so that each is asked once for what a policy adds.
        var objections = new Dictionary<(Rule Rule, CompiledPolicy Injecting, string Namespace), List<(int Index, string Message)>>();
        foreach (var owner in compiled)
        {
            foreach (var injecting in compiled)
                found.AddRange(AgainstInjection(owner, injecting, objections));
        }

        for (var later = 0; later < policies.Count; later++)
        {
            for (var earlier = 0; earlier < later; earlier++)
            {
                if (BetweenStrategies(policies[earlier], policies[later]) is { } contradiction)
                    found.Add(contradiction);
            }
        }

        return found;
    }

    private static IEnumerable<PolicyContradiction> AgainstInjection(
        CompiledPolicy owner, CompiledPolicy injecting, Dictionary<(Rule Rule, CompiledPolicy Injecting, string Namespace), List<(int Index, string Message)>> objections)
    {
        // What a policy leaves at its default is held against its own additions alone: every other policy would say the same.
        var isOne = ReferenceEquals(owner, injecting);
        var rules = owner.Rules.Where(rule => rule.Action >= RuleAction.Warn
            && rule.Rule.Descriptor is { Category: RuleCategory.Tolerations, IsLive: false }
            && (isOne || owner.Policy.Rules.GetValueOrDefault(rule.Rule.Descriptor.Id)?.Action is not null)).ToList();
        if (rules.Count == 0)
            yield break;

        var wanted = new WantedTolerations(injecting.Tolerations.For(hostNetwork: true, asksForControlPlane: false)).From(InjectionMode.CreateOnly).Items;
        var namespaces = SharedMatch.NamespacesOf(owner.Policy.Match, injecting.Policy.Match);
        foreach (var rule in rules)
        {
            // In some namespaces a rule may allow what it objects to in others: one that it objects in is enough.
            foreach (var found in namespaces.Select(name => Known(rule.Rule, name)).FirstOrDefault(found => found.Count > 0, []))
                yield return Contradiction(owner.Policy, injecting.Policy, rule, wanted[found.Index].Origin, found.Message);
        }

        List<(int Index, string Message)> Known(Rule rule, string name)
        {
            if (!objections.TryGetValue((rule, injecting, name), out var known))
                objections.Add((rule, injecting, name), known = Objections(rule, wanted, name));

            return known;
        }
    }

    /// <summary>What a rule finds in a DaemonSet that holds these tolerations and nothing else.</summary>
    private static List<(int Index, string Message)> Objections(Rule rule, IReadOnlyList<WantedToleration> wanted, string @namespace)
    {
        var pod = new PodSpec { HostNetwork = true, Tolerations = [.. wanted.Select(item => item.Toleration)] };
        var daemonSet = DaemonSetDefaults.Apply(new DaemonSet
        {
            Metadata = new() { Name = "any", Namespace = @namespace },
            Spec = new() { Template = new() { Spec = pod } },
        });
        var sink = new FindingSink();
        sink.Enter(rule.Descriptor.Id, rule.Descriptor.DefaultAction, "");
        rule.Check(new() { Object = daemonSet, Source = ReviewSource.Admission, Namespace = @namespace, Name = "any", Now = default }, sink);
        return
        [
            .. from index in Enumerable.Range(0, wanted.Count)
               let field = FieldPaths.Toleration(index)
               let about = sink.Findings.FirstOrDefault(finding => finding.Field == field || finding.Field.StartsWith(field + ".", StringComparison.Ordinal))
               where about is not null
               group (index, wanted[index].Toleration) by wanted[index].Origin into origin
               select (origin.First().index, $"{string.Join(", ", origin.Select(item => item.Toleration))} in namespace {@namespace}"),
        ];
    }

    private static PolicyContradiction Contradiction(DaemonSetPolicy owner, DaemonSetPolicy injecting, CompiledRule rule, TolerationOrigin origin, string added)
    {
        var id = rule.Rule.Descriptor.Id;
        var setting = origin switch
        {
            TolerationOrigin.Automatic => "spec.tolerations.automatic.inject",
            TolerationOrigin.ControlPlane => "spec.tolerations.controlPlane.inject",
            _ => "spec.tolerations.extra",
        };
        var whose = ReferenceEquals(owner, injecting) ? "this policy" : $"policy {injecting.Name}";
        var isWritten = owner.Rules.GetValueOrDefault(id)?.Action is not null;
        return new(
            owner,
            isWritten ? $"spec.rules[{id}].action" : setting,
            $"{id} is {rule.Action}{(isWritten ? "" : " by default")} and objects to what {setting} of {whose} adds itself ({added}): it is not reported of "
                + $"added entries, only of a DaemonSet's own; set the rule to Audit or \"Off\", or change {setting}",
            ReferenceEquals(owner, injecting));
    }

    /// <summary>Two policies that deny each strategy which the other allows, so that no DaemonSet of both can be applied.</summary>
    private static PolicyContradiction? BetweenStrategies(DaemonSetPolicy earlier, DaemonSetPolicy later)
    {
        if (Denied(earlier) is not { } one || Denied(later) is not { } other || one.Intersect(other, StringComparer.Ordinal).Any())
            return null;

        return SharedMatch.NamespacesOf(earlier.Match, later.Match) is [var name, ..]
            ? new(
                later,
                $"spec.rules[{StrategyRule}].{Allowed}",
                $"allows {Phrases.And(other)}, and policy {earlier.Name} denies all but {Phrases.And(one)}: every DaemonSet that both match, as in "
                    + $"namespace {name}, is denied; allow one strategy in both, or match other DaemonSets",
                IsWithinOne: false)
            : null;

        static IReadOnlyList<string>? Denied(DaemonSetPolicy policy) =>
            policy.Rules.GetValueOrDefault(StrategyRule) is { Action: RuleAction.Deny } setting
                ? setting.Parameters.Strings(Allowed) ?? [DaemonSetUpdateStrategy.RollingUpdateType]
                : null;
    }
}
