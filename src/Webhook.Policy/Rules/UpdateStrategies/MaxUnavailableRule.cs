using Webhook.Model;
using Webhook.Model.Apps;
using Webhook.Policy.Rollouts;

namespace Webhook.Policy.Rules.UpdateStrategies;

/// <summary>max-unavailable: a roll-out leaves most nodes with their pod.</summary>
/// <remarks>
/// <para>Field: <c>spec.updateStrategy.rollingUpdate.maxUnavailable</c>. Allowed: up to the parameters <c>limit</c> and
/// <c>maxNodes</c>, and never 100%.</para>
/// <para>Why: so many nodes are without the agent at once, and a bad image takes that many with it before the roll-out stops.</para>
/// <para>Source: <see href="https://kubernetes.io/docs/tasks/manage-daemon/update-daemon-set/"/>.</para>
/// </remarks>
internal sealed class MaxUnavailableRule(IntOrPercent limit, int? maxNodes) : DaemonSetRule
{
    private const string DefaultLimit = "50%";

    private readonly int? _limitNumber = StrategyNumber.Of(limit);

    public MaxUnavailableRule()
        : this(IntOrPercent.FromString(DefaultLimit), null)
    {
    }

    public override Rule Configure(RuleParameters parameters) =>
        new MaxUnavailableRule(parameters.CountOrPercent("limit") ?? limit, parameters.Count("maxNodes") ?? maxNodes);

    protected override void Check(DaemonSet daemonSet, DaemonSetReview review, FindingSink findings)
    {
        var strategy = daemonSet.Spec.UpdateStrategy;

        // An invalid value is update-strategy-syntax's to report.
        if (strategy.Type != DaemonSetUpdateStrategy.RollingUpdateType
            || strategy.RollingUpdate?.MaxUnavailable is not { } value
            || StrategyNumber.Of(value) is not { } number)
        {
            return;
        }

        var nodes = KnownNodes(daemonSet, review);
        if (value.IsString && number == 100)
        {
            var wanted = limit.IsString && _limitNumber == 100 ? "less than 100%" : $"{limit} or less";
            const string Message = $"{FieldPaths.MaxUnavailable} is 100%: every node loses its pod at once";
            findings.Report(FieldPaths.MaxUnavailable, Message, $"set maxUnavailable to {wanted}");
        }
        else if (IsAboveLimit(value, number, nodes))
        {
            findings.Report(
                FieldPaths.MaxUnavailable,
                $"{FieldPaths.MaxUnavailable} is {value}{OnNodes(value, value.IsString != limit.IsString ? nodes : null)}, above the "
                    + $"limit of {limit}",
                $"set maxUnavailable to {limit} or less");
        }

        if (maxNodes is { } most && Nodes(value, nodes) > most)
        {
            findings.Report(
                FieldPaths.MaxUnavailable,
                $"{FieldPaths.MaxUnavailable} is {value}{OnNodes(value, nodes)}, above maxNodes {most}",
                $"set maxUnavailable to {most} or less");
        }
    }

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "max-unavailable",
        Title = "Roll-out takes too many nodes at once",
        Category = RuleCategory.UpdateStrategy,
        DefaultAction = RuleAction.Warn,
        What = "spec.updateStrategy.rollingUpdate.maxUnavailable is above limit, or comes to more nodes than maxNodes, or is 100%. "
            + "A count and a percentage can be compared only where the number of nodes is known, from the live nodes or the status of the "
            + "live object. "
            + "maxSurge is not limited, since old pods stay until new ones are available.",
        Why = "So many nodes are without the agent at once, and a bad image takes that many with it before the roll-out stops by itself.",
        Remedy = "Set maxUnavailable to the limit or less; 1 is the default.",
        Source = "https://kubernetes.io/docs/tasks/manage-daemon/update-daemon-set/",
        Parameters =
        [
            new("limit", RuleParameterType.CountOrPercent, DefaultLimit, "Highest maxUnavailable, as a count of nodes or as a "
                + "percentage of them."),
            new("maxNodes", RuleParameterType.Count, "", "Most nodes at once, whatever the percentage; absent is no such limit."),
        ],
    };

    private bool IsAboveLimit(IntOrPercent value, int number, int? nodes) => value.IsString == limit.IsString
        ? number > _limitNumber
        : nodes is not null && Nodes(value, nodes) > Nodes(limit, nodes);

    // A created object has no status of its own: what stands there was exported from another one.
    private static int? KnownNodes(DaemonSet daemonSet, DaemonSetReview review) =>
        review.Cluster?.PlacementOf(daemonSet).Runs is > 0 and var runs ? runs
        : (review.Operation == Operation.Update || review.Source == ReviewSource.Audit) && daemonSet.Status.DesiredNumberScheduled > 0
            ? daemonSet.Status.DesiredNumberScheduled
            : null;

    // A count on fewer nodes than that takes them all; a percentage of an unknown number is not known.
    private static int? Nodes(IntOrPercent value, int? nodes) => nodes is null ? (value.IsString ? null : value.Count)
        : ScaledValue.TryScale(value, nodes.Value, roundUp: true, out var scaled) ? int.Min(scaled, nodes.Value)
        : null;

    private static string OnNodes(IntOrPercent value, int? nodes) => nodes is null ? "" : $" ({Nodes(value, nodes)} of {nodes} nodes)";
}
