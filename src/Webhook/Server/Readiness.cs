using Webhook.Certificates;
using Webhook.Cluster;
using Webhook.Policies;
using Webhook.Policies.Resources;

namespace Webhook.Server;

/// <summary>What <c>/readyz</c> asks.</summary>
/// <remarks>
/// A policy or certificate file that broke while the server runs does not make it unready: it goes on with the last good
/// one, and taking every replica away for a typing error would be the outage that the file is not. Nor does a cluster that
/// is not known, from the first request on: the server then only skips live rules. The policies of the cluster are another
/// matter: a replica that does not know them allows what they deny, so it is unready until they were listed and are in use, or
/// their definition is known not to be installed. That ends after <see cref="PolicyResources.Patience"/>, be the API server
/// away or the right to list them missing: a webhook that is down may lock everybody out.
/// </remarks>
internal static class Readiness
{
    /// <summary>All checks, in the order they are listed.</summary>
    public static IReadOnlyList<ReadinessCheck> Checks(CertificateStore certificate, ClientAuthorities? clients, PolicyStore policies, PolicyResources? resources, IClusterSource? cluster, Draining draining, TimeProvider time) =>
    [
        new("certificate", () => Expired(certificate, time), () => Stale(certificate.Problem)),
        .. clients is null ? [] : new[] { new ReadinessCheck("client-ca", () => "", () => Stale(clients.Problem)) },
        new("policy", () => "", () => Stale(policies.Problem)),
        .. resources is null ? [] : new[] { new ReadinessCheck("policy-resources", () => resources.Unready, () => resources.Problem) },
        .. cluster is null ? [] : new[] { new ReadinessCheck("cluster", () => "", () => Gap(cluster.View)) },
        new("draining", () => draining.HasBegun ? "the server is shutting down" : "", () => ""),
    ];

    private static string Expired(CertificateStore certificate, TimeProvider time) => certificate.Current switch
    {
        null => certificate.Problem is { Length: > 0 } problem ? $"there is none yet: {problem}" : "it is about to be taken over",
        { NotAfter: var end } => end <= time.GetUtcNow() ? $"expired on {end:u}" : "",
    };

    private static string Gap(ClusterView view) => view.Gap is { } gap ? $"live rules are skipped: {gap.Text}" : "";

    private static string Stale(string problem) => problem.Length == 0 ? "" : $"the last good one is in use: {problem}";
}
