namespace Webhook.Policy.Policies;

/// <summary>One entry of <c>spec.exemptions</c>: who is let off which rules of this policy, why, and until when.</summary>
/// <remarks>
/// All parts must hold; each is a list of globs of which one must match, and an absent or empty list holds for everything.
/// Users, groups and service accounts are those of the request: files and the audit have none, so that an exemption
/// which names one never applies there. Nothing here can be changed by an update, labels among them do not count: no update
/// brings its own exemption along.
/// </remarks>
public sealed record Exemption
{
    /// <summary><c>reason</c>: required, shown when the exemption has expired.</summary>
    public required string Reason { get; init; }

    /// <summary><c>namespaces</c>: globs over the DaemonSet's namespace.</summary>
    public IReadOnlyList<string> Namespaces { get; init; } = [];

    /// <summary><c>daemonSets</c>: globs over the DaemonSet's name.</summary>
    public IReadOnlyList<string> DaemonSets { get; init; } = [];

    /// <summary><c>users</c>: globs over the user name of the request.</summary>
    public IReadOnlyList<string> Users { get; init; } = [];

    /// <summary><c>groups</c>: globs, one of which must match one of the groups of the user.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary><c>serviceAccounts</c>: globs over <c>namespace:name</c> of the service account, as kubectl writes them.</summary>
    public IReadOnlyList<string> ServiceAccounts { get; init; } = [];

    /// <summary><c>rules</c>: globs over rule ids.</summary>
    public IReadOnlyList<string> Rules { get; init; } = [];

    /// <summary><c>expires</c>: RFC 3339 time from which it no longer exempts; <c>null</c> when absent: never.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>Whether it has expired at a time; at the very instant it has.</summary>
    public bool IsExpiredAt(DateTimeOffset now) => Expires is { } expires && expires <= now;
}
