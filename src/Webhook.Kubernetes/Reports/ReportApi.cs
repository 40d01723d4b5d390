using Webhook.Kubernetes.Api;

namespace Webhook.Kubernetes.Reports;

/// <summary>An API that holds reports on policies, one of two that are in use. Both name the fields that we write alike.</summary>
/// <param name="Group">API group.</param>
/// <param name="Version">API version.</param>
/// <param name="Plural">The resource in lower case plural.</param>
/// <param name="Kind">The kind.</param>
public sealed record ReportApi(string Group, string Version, string Plural, string Kind)
{
    /// <summary>OpenReports, the newer one. Source: <see href="https://github.com/openreports/reports-api"/>.</summary>
    public static ReportApi OpenReports { get; } = new("openreports.io", "v1alpha1", "reports", "Report");

    /// <summary>The API of Kubernetes' Policy working group. Source: <see href="https://github.com/kubernetes-sigs/wg-policy-prototypes"/>.</summary>
    public static ReportApi PolicyReports { get; } = new("wgpolicyk8s.io", "v1alpha2", "policyreports", "PolicyReport");

    /// <summary>Those we can write to, the preferred one first.</summary>
    public static IReadOnlyList<ReportApi> All { get; } = [OpenReports, PolicyReports];

    /// <summary>The value of <c>apiVersion</c>.</summary>
    public string ApiVersion => $"{Group}/{Version}";

    /// <summary>Where a report is found; without a name and namespace, the collection of all.</summary>
    public ResourcePath PathOf(string @namespace = "", string name = "") => new(Group, Version, Plural, @namespace, name);
}
