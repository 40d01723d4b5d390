using Webhook.Model.Apps;

namespace Webhook.Policy.Rules.UpdateStrategies;

/// <summary>update-strategy: changes reach the pods the way the policy wants.</summary>
/// <remarks>
/// <para>Field: <c>spec.updateStrategy</c>. Allowed: the types of the parameter <c>allowed</c>; rollingUpdate only with
/// RollingUpdate.</para>
/// <para>Why: under OnDelete a fix reaches no running pod until somebody deletes it.</para>
/// <para>Source: <see href="https://kubernetes.io/docs/tasks/manage-daemon/update-daemon-set/"/>.</para>
/// </remarks>
internal sealed class UpdateStrategyRule(IReadOnlyList<string> allowed) : DaemonSetRule
{
    private const string TypeField = FieldPaths.UpdateStrategy + ".type";
    private const string ParametersField = FieldPaths.UpdateStrategy + ".rollingUpdate";

    public UpdateStrategyRule()
        : this([DaemonSetUpdateStrategy.RollingUpdateType])
    {
    }

    public override Rule Configure(RuleParameters parameters) =>
        parameters.Strings("allowed") is { } configured ? new UpdateStrategyRule(configured) : this;

    protected override void Check(DaemonSet daemonSet, DaemonSetReview review, FindingSink findings)
    {
        var strategy = daemonSet.Spec.UpdateStrategy;

        // Any other type is update-strategy-syntax's to report.
        if (strategy.Type is not (DaemonSetUpdateStrategy.OnDeleteType or DaemonSetUpdateStrategy.RollingUpdateType))
            return;

        var isOnDelete = strategy.Type == DaemonSetUpdateStrategy.OnDeleteType;
        var rolledBefore = review.OldObject?.Spec.UpdateStrategy.Type == DaemonSetUpdateStrategy.RollingUpdateType;
        if (allowed.Count > 0 && !allowed.Contains(strategy.Type))
        {
            findings.Report(
                TypeField,
                $"{TypeField} {(isOnDelete && rolledBefore ? "changes from RollingUpdate to" : "is")} {strategy.Type}, and the policy "
                    + $"allows {Phrases.And(allowed)}: {Effect(isOnDelete)}",
                $"set {TypeField} to {string.Join(" or ", allowed)}");
        }
        else if (isOnDelete && rolledBefore)
        {
            findings.Report(
                TypeField,
                $"{TypeField} changes from RollingUpdate to OnDelete: {Effect(isOnDelete)}",
                $"keep {TypeField} RollingUpdate");
        }

        if (isOnDelete && strategy.RollingUpdate is { } leftover && Describe(leftover) is { Length: > 0 } written)
        {
            findings.Report(
                ParametersField,
                $"{ParametersField} sets {written} while {TypeField} is OnDelete, which doesn't read it",
                $"drop {ParametersField}, or set {TypeField} to RollingUpdate");
        }
    }

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "update-strategy",
        Title = "Update strategy that the policy does not want",
        Category = RuleCategory.UpdateStrategy,
        DefaultAction = RuleAction.Warn,
        What = "spec.updateStrategy.type is not among the allowed types, an update changes it from RollingUpdate to OnDelete, or "
            + "OnDelete still carries rollingUpdate parameters.",
        Why = "Under OnDelete a changed template, a security fix included, reaches no running pod until somebody deletes it, and "
            + "parameters that are not read make readers believe otherwise.",
        Remedy = "Set spec.updateStrategy.type to an allowed type, and drop rollingUpdate where the type is OnDelete.",
        Source = "https://kubernetes.io/docs/tasks/manage-daemon/update-daemon-set/",
        Parameters =
        [
            new(
                "allowed",
                RuleParameterType.UpdateStrategyTypes,
                $"[{DaemonSetUpdateStrategy.RollingUpdateType}]",
                "Types that a DaemonSet may have; an empty list allows each."),
        ],
    };

    private static string Effect(bool isOnDelete) => isOnDelete
        ? "a changed template reaches no running pod until somebody deletes it"
        : "a changed template replaces the pods without being asked";

    private static string Describe(RollingUpdateDaemonSet parameters)
    {
        List<string> written = [];
        if (parameters.MaxUnavailable is { } unavailable)
            written.Add($"maxUnavailable {unavailable}");

        if (parameters.MaxSurge is { } surge)
            written.Add($"maxSurge {surge}");

        return Phrases.And(written);
    }
}
