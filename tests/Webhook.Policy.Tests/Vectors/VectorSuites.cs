using System.Text.Json;

namespace Webhook.Policy.Tests.Vectors;

/// <summary>What each suite is tried against.</summary>
internal static class VectorSuites
{
    /// <summary>Suite name to a check of one case's input and expected outcome.</summary>
    public static IReadOnlyDictionary<string, Action<JsonElement, JsonElement>> All { get; } =
        new Dictionary<string, Action<JsonElement, JsonElement>>
        {
            ["tolerations_match"] = TolerationSuites.Match,
            ["tolerations_covered_by"] = TolerationSuites.CoveredBy,
            ["tolerations_auto"] = TolerationSuites.Automatic,
            ["noexecute_eviction"] = TolerationSuites.Eviction,
            ["toleration_validity"] = ValiditySuites.Toleration,
            ["selector_validity"] = ValiditySuites.Selector,
            ["daemonset_selector"] = ValiditySuites.DaemonSetSelector,
            ["update_strategy_validity"] = ValiditySuites.UpdateStrategy,
            ["selector_matches"] = SelectorSuites.Matches,
            ["selector_overlap"] = SelectorSuites.Overlap,
            ["int_or_percent"] = RolloutSuites.Scaling,
            ["rolling_update_counts"] = RolloutSuites.Counts,
            ["surge_and_terminating"] = ControllerSuites.Sync,
            ["node_should_run"] = PlacementSuites.ShouldRun,
            ["template_equality"] = TemplateSuites.Equality,
            ["pod_requests"] = FitSuites.PodRequests,
            ["node_fits"] = FitSuites.NodeFits,
            ["preemption_possible"] = FitSuites.PreemptionPossible,
            ["node_should_run_136"] = PlacementSuites.ShouldRunOfObjects,
            ["tolerations_comparison"] = ComparisonSuite.Compare,
            ["json_patch_apply"] = ApiServerSuites.ApplyPatch,
            ["webhook_status"] = ApiServerSuites.Denial,
        };
}
