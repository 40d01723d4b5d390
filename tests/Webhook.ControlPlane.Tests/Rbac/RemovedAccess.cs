namespace Webhook.ControlPlane.Tests.Rbac;

/// <summary>Rights that are taken from a release, and what its pod says to that.</summary>
/// <param name="Verb">The verb.</param>
/// <param name="Resources">The resources, each with its subresource behind a slash.</param>
/// <param name="Complaint">How each line of the log begins, up to what the API server says.</param>
internal sealed record RemovedAccess(string Verb, IReadOnlyList<string> Resources, string Complaint)
{
    private const string Certificate = "Self-managed certificate: ";
    private const string Reports = "Reports can't be kept up to date: ";
    private const string Events = "Events can't be written: ";

    /// <summary>What live rules read.</summary>
    public static readonly IReadOnlyList<string> Followed =
    [
        "controllerrevisions", "daemonsets", "deployments", "replicasets", "statefulsets", "jobs", "namespaces", "nodes", "pods",
        "replicationcontrollers", "services",
    ];

    /// <summary>Every verb of every resource that the chart grants, where PolicyReports are served.</summary>
    public static readonly IReadOnlyList<RemovedAccess> All =
    [
        new("list", Followed, "the cluster "),
        new("watch", Followed, "the cluster "),
        new("list", ["daemonsetpolicies"], ""),
        new("watch", ["daemonsetpolicies"], ""),
        new("patch", ["daemonsetpolicies/status"], "The status of dsp/from-the-cluster can't be written: "),
        new("create", ["events"], Events),
        new("patch", ["events"], Events),
        new("list", ["policyreports"], Reports),
        // Server-side apply of what is not there: the API server refuses without saying what is missing.
        new("create", ["policyreports"], Reports) { Refusal = "policyreports.wgpolicyk8s.io \"" },
        new("patch", ["policyreports"], Reports),
        new("delete", ["policyreports"], Reports),
        new("get", ["mutatingwebhookconfigurations"], Certificate),
        new("patch", ["mutatingwebhookconfigurations"], Certificate),
        new("get", ["validatingwebhookconfigurations"], Certificate),
        new("patch", ["validatingwebhookconfigurations"], Certificate),
        new("create", ["leases"], "Lease "),
        new("get", ["leases"], "Lease "),
        new("patch", ["leases"], "Lease "),
        new("create", ["secrets"], Certificate),
        new("get", ["secrets"], Certificate),
        new("patch", ["secrets"], Certificate),
    ];

    /// <summary>What the API server says; empty for its usual words.</summary>
    public string Refusal { get; init; } = "";

    /// <summary>Whether a right of the chart is among these.</summary>
    public bool Has(Grant grant) => grant.Verb == Verb && Resources.Contains(grant.Resource);

    /// <summary>The resources of which nothing has been said yet.</summary>
    /// <param name="complaints">Lines of the log.</param>
    public IEnumerable<string> Unsaid(IReadOnlyList<string> complaints) => Resources.Where(resource => !complaints.Any(line =>
        line.StartsWith(Complaint, StringComparison.OrdinalIgnoreCase)
        && line.Contains(Refusal.Length > 0 ? Refusal : $"cannot {Verb} resource \"{resource}\"", StringComparison.Ordinal)));

    public override string ToString() => $"{Verb} {string.Join(", ", Resources)}";
}
