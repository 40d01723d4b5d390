using Webhook.Model.Core;
using Webhook.Policy.Tolerations;

namespace Webhook.Policy.Tests.Tolerations;

/// <summary>The relation that the admission plugin PodTolerationRestriction checks a whitelist with.</summary>
/// <remarks>
/// Follows <c>isSuperset</c> of kubernetes' pkg/util/tolerations. It is no true coverage: use it only for what that
/// plugin does to pods, and <see cref="TolerationCoverage"/> for everything else. Apart from equal tolerations the covered
/// one must spell out <c>Equal</c>, seconds are compared as written and only where the covering one says NoExecute, and
/// <c>Gt</c> and <c>Lt</c> cover nothing but themselves.
/// </remarks>
internal static class UpstreamSuperset
{
    /// <summary>Whether the plugin takes <paramref name="wide"/> for a superset of <paramref name="narrow"/>.</summary>
    public static bool Holds(Toleration wide, Toleration narrow)
    {
        if (wide == narrow)
            return true;

        var allKeys = wide.IsKeyless && wide.Operator == TolerationOperator.Exists;
        if (!allKeys && wide.Key != narrow.Key)
            return false;

        if (wide.Effect.Length > 0 && wide.Effect != narrow.Effect)
            return false;

        if (wide is { Effect: TaintEffect.NoExecute, TolerationSeconds: { } limit } && !(narrow.TolerationSeconds <= limit))
            return false;

        return wide.Operator switch
        {
            TolerationOperator.Exists => true,
            TolerationOperator.Equal or "" => narrow.Operator == TolerationOperator.Equal && narrow.Value == wide.Value,
            _ => false,
        };
    }
}
