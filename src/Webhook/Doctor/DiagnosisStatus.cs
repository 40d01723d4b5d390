namespace Webhook.Doctor;

/// <summary>How a diagnosis is meant; a later one is worse, but for <see cref="Unknown"/>.</summary>
internal enum DiagnosisStatus
{
    /// <summary>All is well.</summary>
    Ok,

    /// <summary>It could not be looked at, which is neither good nor bad.</summary>
    Unknown,

    /// <summary>It works, and something may stop it from working.</summary>
    Warning,

    /// <summary>It does not work.</summary>
    Failure,
}
