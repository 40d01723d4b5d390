namespace Webhook.Policy.Policies;

/// <summary>When missing tolerations are added, from least to most permissive.</summary>
public enum InjectionMode
{
    /// <summary>Not at all.</summary>
    Never,

    /// <summary>When the DaemonSet is created; later only to restore what an update stripped.</summary>
    CreateOnly,

    /// <summary>As CreateOnly, and with each update that changes the template anyway: never the only cause of a roll-out.</summary>
    SafeRollout,

    /// <summary>Whenever one is missing, even if that alone starts a roll-out.</summary>
    Always,
}
