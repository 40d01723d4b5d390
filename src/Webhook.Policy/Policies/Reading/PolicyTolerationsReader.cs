namespace Webhook.Policy.Policies.Reading;

/// <summary>Reads <c>spec.tolerations</c>.</summary>
internal static class PolicyTolerationsReader
{
    private static readonly Dictionary<string, InjectionMode> Modes = new(StringComparer.Ordinal)
    {
        [nameof(InjectionMode.Always)] = InjectionMode.Always,
        [nameof(InjectionMode.SafeRollout)] = InjectionMode.SafeRollout,
        [nameof(InjectionMode.CreateOnly)] = InjectionMode.CreateOnly,
        [nameof(InjectionMode.Never)] = InjectionMode.Never,
    };

    private static readonly Dictionary<string, ControlPlaneMode> ControlPlaneModes = new(StringComparer.Ordinal)
    {
        [nameof(ControlPlaneMode.Always)] = ControlPlaneMode.Always,
        [nameof(ControlPlaneMode.OptIn)] = ControlPlaneMode.OptIn,
        [nameof(ControlPlaneMode.Never)] = ControlPlaneMode.Never,
    };

    public static PolicyTolerations Read(PolicyField field)
    {
        field.Object("automatic", "controlPlane", "extra");
        return new PolicyTolerations
        {
            Automatic = field["automatic"].Object("inject")["inject"].Word(Modes) ?? PolicyTolerations.Default.Automatic,
            ControlPlane = ReadControlPlane(field["controlPlane"]),
            Extra = [.. field["extra"].Items().Select(item => KubernetesFields.Toleration(item.Required()))],
        };
    }

    private static ControlPlaneInjection ReadControlPlane(PolicyField field)
    {
        field.Object("inject", "keys", "effects");
        var defaults = PolicyTolerations.Default.ControlPlane;
        return new ControlPlaneInjection
        {
            Inject = field["inject"].Word(ControlPlaneModes) ?? defaults.Inject,
            Keys = field["keys"].IsAbsent ? defaults.Keys : field["keys"].Texts(),
            Effects = field["effects"].IsAbsent ? defaults.Effects : field["effects"].Texts(),
        };
    }
}
