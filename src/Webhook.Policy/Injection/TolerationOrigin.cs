namespace Webhook.Policy.Injection;

/// <summary>Why a toleration is wanted, in the order in which they are added.</summary>
internal enum TolerationOrigin
{
    /// <summary>The DaemonSet controller puts it on each pod.</summary>
    Automatic,

    /// <summary>For control-plane nodes.</summary>
    ControlPlane,

    /// <summary>Listed by a policy.</summary>
    Extra,
}
