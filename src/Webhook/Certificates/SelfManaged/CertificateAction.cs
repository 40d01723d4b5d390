namespace Webhook.Certificates.SelfManaged;

/// <summary>What the leader can do next; every action but <see cref="Rest"/> is one write to the API server.</summary>
internal enum CertificateAction
{
    /// <summary>Nothing is to be done.</summary>
    Rest,

    /// <summary>A new authority goes into the Secret; nothing is signed with it yet.</summary>
    MakeAuthority,

    /// <summary>Authorities that a configuration trusts and the Secret does not know go into the Secret.</summary>
    Adopt,

    /// <summary>The trusted authorities go into the entries of one configuration.</summary>
    WriteBundle,

    /// <summary>A new serving certificate goes into the Secret.</summary>
    IssueCertificate,

    /// <summary>Authorities that nobody trusts any more leave the Secret.</summary>
    DropPrevious,
}
