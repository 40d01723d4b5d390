using Webhook.Model.Manifests;
using Webhook.Policy.Policies;

namespace Webhook.Policy.Tests.Policies;

/// <summary>Policies written in a test.</summary>
internal static class PolicyFile
{
    public static DateTimeOffset Now { get; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Reads a whole file.</summary>
    public static PolicyReadResult Read(string text) => PolicyReader.Read(ManifestReader.Read("policy.yaml", text), Now);

    /// <summary>Reads one policy named test with this spec, its lines indented by two.</summary>
    public static PolicyReadResult WithSpec(string spec) => Read($"""
        apiVersion: daemonset-webhook.dev/v1alpha1
        kind: DaemonSetPolicy
        metadata:
          name: test
        spec:
        {spec}
        """);

    /// <summary>The policy with this spec, which must be right.</summary>
    public static DaemonSetPolicy Valid(string spec)
    {
        var read = WithSpec(spec);
        Assert.Empty(read.Problems);
        return read.Policies.Single();
    }

    /// <summary>The messages about a policy with this spec.</summary>
    public static IEnumerable<string> Messages(string spec) => WithSpec(spec).Problems.Select(problem => problem.Message);
}
