using Webhook.Model.Apps;

namespace Webhook.Audit;

/// <summary>Which DaemonSets are to be judged anew.</summary>
internal sealed record AuditScope
{
    /// <summary>All of them.</summary>
    public static AuditScope Everything { get; } = new() { All = true };

    /// <summary>Whether it is all of them.</summary>
    public bool All { get; init; }

    /// <summary>All of these namespaces.</summary>
    public IReadOnlySet<string> Namespaces { get; init; } = new HashSet<string>();

    /// <summary>Those with these UIDs.</summary>
    public IReadOnlySet<string> Uids { get; init; } = new HashSet<string>();

    /// <summary>Whether a DaemonSet is among them.</summary>
    public bool Contains(DaemonSet daemonSet) =>
        All || Namespaces.Contains(daemonSet.Metadata.Namespace) || Uids.Contains(daemonSet.Metadata.Uid);
}
