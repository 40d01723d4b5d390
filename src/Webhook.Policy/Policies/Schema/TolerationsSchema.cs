using Webhook.Model.Core;

namespace Webhook.Policy.Policies.Schema;

/// <summary>Schema of <c>spec.tolerations</c>.</summary>
internal static class TolerationsSchema
{
    public static SchemaNode Create() => SchemaNode.Object(
        "Which tolerations are added to the pod template. What the template tolerates already is not added again, and no entry "
            + "of the user is changed. A DaemonSet with the label or annotation daemonset-webhook.dev/inject: \"false\" is left as it is.",
        new("automatic", SchemaNode.Object(
            "The tolerations that the DaemonSet controller gives every pod: not-ready, unreachable, disk-pressure, memory-pressure, "
                + "pid-pressure, unschedulable, and with hostNetwork network-unavailable.",
            new KeyValuePair<string, SchemaNode>("inject", SchemaNode.Word(AutomaticModes(), Enum.GetNames<InjectionMode>())))),
        new("controlPlane", ControlPlane()),
        new("extra", SchemaNode.List("Further tolerations, each as in a pod. Default: none.", KubernetesSchemas.Toleration())));

    private static SchemaNode ControlPlane()
    {
        var defaults = PolicyTolerations.Default.ControlPlane;
        return SchemaNode.Object(
            "Tolerations of the taints of control-plane nodes, one for each key with each effect.",
            new("inject", SchemaNode.Word(
                "For which DaemonSets. OptIn: those with the label or annotation daemonset-webhook.dev/control-plane: \"true\". "
                    + $"Always: every one that the policy matches. Never: none. Default: {defaults.Inject}.",
                Enum.GetNames<ControlPlaneMode>())),
            new("keys", SchemaNode.Texts($"Taint keys. Default: {string.Join(", ", defaults.Keys)}.")),
            new("effects", SchemaNode.List(
                $"Taint effects. Default: {string.Join(", ", defaults.Effects)}.", SchemaNode.Word("", TaintEffect.All))));
    }

    private static string AutomaticModes() =>
        "When they are added. SafeRollout: on creation, and with updates that change the template anyway, so never as the only cause of a "
        + "roll-out. CreateOnly: on creation, and to put back what an update stripped. Always: whenever one is missing, even if that alone "
        + $"starts a roll-out. Never: not at all; control-plane and extra ones are then added as with SafeRollout. "
        + $"Default: {PolicyTolerations.Default.Automatic}.";
}
