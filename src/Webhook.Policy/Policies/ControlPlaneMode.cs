namespace Webhook.Policy.Policies;

/// <summary>Which DaemonSets get control-plane tolerations.</summary>
public enum ControlPlaneMode
{
    /// <summary>None.</summary>
    Never,

    /// <summary>Those that ask for it with the label or annotation <c>daemonset-webhook.dev/control-plane: "true"</c>.</summary>
    OptIn,

    /// <summary>Every one that the policy matches.</summary>
    Always,
}
