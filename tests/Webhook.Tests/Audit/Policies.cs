using Webhook.Model.Manifests;
using Webhook.Policy;
using Webhook.Policy.Policies;
using Webhook.Testing;

namespace Webhook.Tests.Audit;

/// <summary>Engines of one policy.</summary>
internal static class Policies
{
    /// <summary>The default rules, one of them set otherwise.</summary>
    /// <param name="rule">On one line, <c>id: {action: Deny}</c>.</param>
    public static PolicyEngine Engine(string rule) => new(
    [
        Assert.Single(PolicyReader.Read(ManifestReader.Read("policy.yaml", $$"""
            apiVersion: daemonset-webhook.dev/v1alpha1
            kind: DaemonSetPolicy
            metadata: {name: test}
            spec:
              rules:
                {{rule}}
            """), A.Moment).Policies),
    ]);
}
