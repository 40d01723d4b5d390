using Webhook.Model.Core;
using Webhook.Model.Json;
using Webhook.Policy.Policies;
using Webhook.Policy.Tolerations;

namespace Webhook.Policy.Injection;

/// <summary>What one policy wants in a template, worked out once for each kind of DaemonSet there is.</summary>
internal sealed class TolerationPlan
{
    private readonly WantedToleration[][] _plans = new WantedToleration[4][];

    public TolerationPlan(PolicyTolerations settings)
    {
        foreach (var hostNetwork in (bool[])[false, true])
        {
            foreach (var asksForControlPlane in (bool[])[false, true])
                _plans[Index(hostNetwork, asksForControlPlane)] = [.. Wanted(settings, hostNetwork, asksForControlPlane)];
        }
    }

    /// <summary>The tolerations wanted, in the order in which they are added.</summary>
    public IReadOnlyList<WantedToleration> For(bool hostNetwork, bool asksForControlPlane) =>
        _plans[Index(hostNetwork, asksForControlPlane)];

    private static int Index(bool hostNetwork, bool asksForControlPlane) => (hostNetwork ? 1 : 0) + (asksForControlPlane ? 2 : 0);

    private static IEnumerable<WantedToleration> Wanted(PolicyTolerations settings, bool hostNetwork, bool asksForControlPlane)
    {
        var mode = settings.Automatic;
        if (mode != InjectionMode.Never)
        {
            foreach (var toleration in AutomaticTolerations.For(hostNetwork))
                yield return Want(toleration, TolerationOrigin.Automatic, mode);
        }

        var otherMode = mode == InjectionMode.Never ? InjectionMode.SafeRollout : mode;
        if (settings.ControlPlane.Inject == ControlPlaneMode.Always
            || (settings.ControlPlane.Inject == ControlPlaneMode.OptIn && asksForControlPlane))
        {
            foreach (var key in settings.ControlPlane.Keys)
            {
                foreach (var effect in settings.ControlPlane.Effects)
                {
                    var toleration = new Toleration { Key = key, Operator = TolerationOperator.Exists, Effect = effect };
                    yield return Want(toleration, TolerationOrigin.ControlPlane, otherMode);
                }
            }
        }

        foreach (var toleration in settings.Extra)
            yield return Want(toleration, TolerationOrigin.Extra, otherMode);
    }

    private static WantedToleration Want(Toleration toleration, TolerationOrigin origin, InjectionMode mode) =>
        new(toleration, origin, mode, TolerationJson.ToElement(toleration));
}
