using Webhook.Certificates;
using Webhook.Metrics;
using Webhook.Metrics.Descriptions;
using Webhook.Policies;
using Webhook.Policies.Resources;

namespace Webhook.Server;

/// <summary>Shows whether the server runs with what its sources hold, or with the last good state of one.</summary>
/// <remarks>A counter of failures can't: the failure lasts until the source is corrected, however long ago it was counted.</remarks>
internal static class ReloadMetrics
{
    /// <summary>Reports each source from now on.</summary>
    /// <param name="instruments">Where.</param>
    /// <param name="certificate">The serving certificate, of files or of a Secret.</param>
    /// <param name="clients">The authorities of callers; <c>null</c> when callers need no certificate.</param>
    /// <param name="policies">The policies of files.</param>
    /// <param name="resources">The DaemonSetPolicies; <c>null</c> without a cluster.</param>
    public static void Observe(
        Instruments instruments, CertificateStore certificate, ClientAuthorities? clients, PolicyStore policies, PolicyResources? resources) =>
        instruments.Observe(ServerDescriptions.Reloads, () =>
        [
            Of("certificate", certificate.Problem),
            .. clients is null ? [] : new[] { Of("client_ca", clients.Problem) },
            Of("policy_files", policies.Problem),
            .. resources is null ? [] : new[] { Of("policy_resources", resources.Problem) },
        ]);

    private static Sample Of(string source, string problem) => new(problem.Length == 0 ? 1 : 0, source);
}
