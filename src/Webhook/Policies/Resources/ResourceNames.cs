using Webhook.Policy.Policies;

namespace Webhook.Policies.Resources;

/// <summary>How DaemonSetPolicies of the cluster are named beside those of files.</summary>
internal static class ResourceNames
{
    private const string Prefix = "dsp/";

    /// <summary>The resource that takes the place of the embedded default policy.</summary>
    public static string Default { get; } = PolicyReader.Default.Name;

    /// <summary>
    /// Name of the policy in findings and metrics: <c>dsp/agents</c>, as kubectl takes it. No policy of a file can have it,
    /// since names hold no slash.
    /// </summary>
    public static string PolicyOf(string resource) => Prefix + resource;

    /// <summary>Whether a policy of that name is one of the cluster.</summary>
    public static bool IsResource(string policy) => policy.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Where the policy comes from, as a file's path stands elsewhere: <c>daemonsetpolicies/agents</c>.</summary>
    public static string SourceOf(string resource) => $"daemonsetpolicies/{resource}";
}
