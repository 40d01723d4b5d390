using Webhook.Model;
using Webhook.Model.Apps;
using Webhook.Policy.Validators;

namespace Webhook.Policy.Rules.UpdateStrategies;

/// <summary>update-strategy-syntax: an update strategy that the API server takes.</summary>
/// <remarks>
/// <para>Field: <c>spec.updateStrategy</c>. Allowed: type RollingUpdate with exactly one of maxUnavailable and maxSurge above
/// 0, each a count or a percentage; or OnDelete with anything.</para>
/// <para>Why: the API server refuses the rest, and an absent maxUnavailable is 1, which surprises whoever sets maxSurge alone.</para>
/// <para>Source: kubernetes' pkg/apis/apps/validation/validation.go, <c>ValidateDaemonSetUpdateStrategy</c>.</para>
/// </remarks>
internal sealed class UpdateStrategySyntaxRule : DaemonSetRule
{
    private static readonly UpdateStrategyValidator Validator = new();

    protected override void Check(DaemonSet daemonSet, DaemonSetReview review, FindingSink findings)
    {
        var strategy = daemonSet.Spec.UpdateStrategy;
        if (IsFine(strategy))
        {
            return;
        }

        var failures = Validator.Validate(strategy).Errors;
        foreach (var failure in failures)
        {
            // A malformed value counts as 0; that both are 0 then says the same thing again.
            if (failure.ErrorCode == FieldErrorType.Required && failures.Count > 1)
            {
                continue;
            }

            var field = FieldPath.Join(FieldPaths.UpdateStrategy, failure.PropertyName);
            findings.Report(field, $"{field}: {failure.ErrorMessage}", Remedy(field, strategy));
        }
    }

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "update-strategy-syntax",
        Title = "Update strategy that the API server refuses",
        Category = RuleCategory.UpdateStrategy,
        DefaultAction = RuleAction.Deny,
        What = "spec.updateStrategy.type is neither RollingUpdate nor OnDelete; maxUnavailable or maxSurge is negative, no percentage "
            + "or above 100%; both are 0; or both are above 0.",
        Why = "The API server refuses the DaemonSet. The usual case is maxSurge alone: maxUnavailable, left out, becomes 1, and both "
            + "together are not allowed.",
        Remedy = "Write maxUnavailable of 1 or more, or maxUnavailable 0 beside a maxSurge of 1 or more; counts such as 1 or "
            + "percentages such as 10%.",
        Source = "https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/daemon-set-v1/#DaemonSetSpec",
        IsEnforcedByApiServer = true,
    };

    internal static bool IsFine(DaemonSetUpdateStrategy strategy) => strategy.Type switch
    {
        DaemonSetUpdateStrategy.OnDeleteType => true,
        DaemonSetUpdateStrategy.RollingUpdateType => strategy.RollingUpdate is { MaxUnavailable: { } unavailable, MaxSurge: { } surge }
            && StrategyNumber.Of(unavailable) is { } down
            && StrategyNumber.Of(surge) is { } up
            && (down == 0) != (up == 0),
        _ => false,
    };

    private static string Remedy(string field, DaemonSetUpdateStrategy strategy) => field switch
    {
        FieldPaths.UpdateStrategy => "write type: RollingUpdate or type: OnDelete",
        FieldPaths.MaxSurge when IsValid(strategy.RollingUpdate?.MaxSurge) =>
            "set maxUnavailable 0 beside maxSurge (left out it is 1), or drop maxSurge",
        FieldPaths.MaxUnavailable when IsValid(strategy.RollingUpdate?.MaxUnavailable) => "set maxUnavailable or maxSurge to 1 or more",
        _ => "write a count such as 1 or a percentage such as 10%",
    };

    private static bool IsValid(IntOrPercent? value) => value is { } written && StrategyNumber.Of(written) is not null;
}
