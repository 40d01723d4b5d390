using Webhook.Policy.Rules.Labels;
using Webhook.Policy.Rules.Life;
using Webhook.Policy.Rules.Placement;
using Webhook.Policy.Rules.PodTemplates;
using Webhook.Policy.Rules.Selectors;
using Webhook.Policy.Rules.Tolerations;
using Webhook.Policy.Rules.UpdateStrategies;

namespace Webhook.Policy.Rules;

/// <summary>Every rule there is, in the order of the documentation, each with its default parameters.</summary>
public static class RuleCatalogue
{
    /// <summary>All rules. Adding a rule is one line here.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        new SelectorRequiredRule(),
        new SelectorSyntaxRule(),
        new SelectorMatchesTemplateRule(),
        new SelectorImmutableRule(),
        new SelectorOverlapRule(),
        new OrphanAdoptionRule(),
        new VolatileSelectorRule(),
        new RequiredLabelsRule(),
        new LabelConsistencyRule(),
        new UpdateStrategyRule(),
        new UpdateStrategySyntaxRule(),
        new MaxUnavailableRule(),
        new SurgePortConflictRule(),
        new SurgeAffinityConflictRule(),
        new MinReadySecondsRule(),
        new RollbackHistoryRule(),
        new RolloutBlockedRule(),
        new RolloutInProgressRule(),
        new OnDeleteStaleRule(),
        new TolerationSyntaxRule(),
        new ControlPlaneAccessRule(),
        new BroadTolerationRule(),
        new TolerationSecondsRule(),
        new RedundantTolerationRule(),
        new TolerationNearMissRule(),
        new NodeCoverageRule(),
        new PlatformMismatchRule(),
        new CapacityFitRule(),
        new HostPortConflictRule(),
        new PodsNotRunningRule(),
        new RestartPolicyRule(),
        new PodTemplateSyntaxRule(),
        new HostNetworkDnsRule(),
        new PodSecurityRule(),
        new ObsoleteAnnotationRule(),
        new PodReferencesRule(),
        new NameSyntaxRule(),
        new DeletionProtectionRule(),
        new WebhookLabelsRule(),
        new UnsupportedApiRule(),
        new UnknownFieldRule(),
    ];

    /// <summary>The rule with an id, or that took in the rule with that id; or <c>null</c>.</summary>
    public static Rule? Find(string id) => All.FirstOrDefault(rule => rule.Descriptor.Id == id || rule.Descriptor.FormerIds.Contains(id));
}
