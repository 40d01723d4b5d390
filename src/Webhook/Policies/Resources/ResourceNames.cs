using Webhook.Policy.Policies;

namespace Webhook.Policies.Resources;

/// <summary>How DaemonSetPolicies of the cluster are named beside those of files.</summary>
internal static class ResourceNames
{
    /// <summary>The resource that takes the place of the embedded default policy.</summary>
    public static string Default { get; } = PolicyReader.Default.Name;

    /// <summary>
    /// Name of the policy in findings and metrics: <c>dsp/agents</c>, as kubectl takes it. No policy of a file can have it,
    /// since names hold no slash.
    /// </summary>
    public static string PolicyOf(string resource) => $"dsp/{resource}";

    /// <summary>Where the policy comes from, as a file's path stands elsewhere: <c>daemonsetpolicies/agents</c>.</summary>
    public static string SourceOf(string resource) => $"daemonsetpolicies/{resource}";
}
