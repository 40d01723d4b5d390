using Webhook.Model.Meta;

namespace Webhook.Policy.Injection;

/// <summary>What a DaemonSet says about injection, in the labels and annotations of its own metadata.</summary>
/// <remarks>
/// Labels of the pod template do not count: they reach the pods, and changing one starts a roll-out. Where label and
/// annotation disagree, the one with the value that counts wins.
/// </remarks>
public static class InjectionWishes
{
    /// <summary><c>"true"</c> asks for control-plane tolerations where the policy leaves it to the DaemonSet.</summary>
    public const string ControlPlaneKey = "daemonset-webhook.dev/control-plane";

    /// <summary><c>"false"</c> turns all injection off.</summary>
    public const string InjectKey = "daemonset-webhook.dev/inject";

    /// <summary>Whether control-plane tolerations are asked for.</summary>
    public static bool AsksForControlPlane(ObjectMeta metadata) => Says(metadata, ControlPlaneKey, "true");

    /// <summary>Whether nothing may be injected.</summary>
    public static bool RefusesInjection(ObjectMeta metadata) => Says(metadata, InjectKey, "false");

    private static bool Says(ObjectMeta metadata, string key, string value) =>
        metadata.Labels.GetValueOrDefault(key) == value || metadata.Annotations.GetValueOrDefault(key) == value;
}
