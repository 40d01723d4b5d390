namespace Webhook.Deploy.Tests.Values;

/// <summary>Values that can't be meant are refused before anything reaches a cluster, in words that say where and what.</summary>
public sealed class RefusalTests
{
    [Theory]
    [InlineData("replica: 3", "'replica' not allowed")]
    [InlineData("replicas: 0", "/replicas", "want 1")]
    [InlineData("replicas: two", "/replicas", "want integer")]
    [InlineData("certificates: {mode: vault}", "/certificates/mode", "'self-managed', 'helm', 'cert-manager', 'secret'")]
    [InlineData("webhooks: {mutating: {failurePolicy: Fail}}", "/webhooks/mutating", "'failurePolicy' not allowed")]
    [InlineData("webhooks: {bootCritical: {failurePolicy: Fail}}", "/webhooks/bootCritical", "'failurePolicy' not allowed")]
    [InlineData("webhooks: {validating: {timeoutSeconds: 31}}", "/webhooks/validating/timeoutSeconds", "want 30")]
    [InlineData("webhooks: {url: \"http://10.0.0.1\"}", "/webhooks/url", "https")]
    [InlineData("image: {digest: latest}", "/image/digest", "sha256")]
    [InlineData("policies: {Bad_Name: {}}", "Bad_Name")]
    [InlineData("policies: {a: {rules: {max-unavailble: {action: Deny}}}}", "/policies/a/rules", "'max-unavailble' not allowed")]
    [InlineData("policies: {a: {rules: {max-unavailable: {action: Forbid}}}}", "/policies/a/rules/max-unavailable/action", "'Deny', 'Warn', 'Audit', 'Off'")]
    [InlineData("policies: {a: {rules: {max-unavailable: {limit: 200%}}}}", "/policies/a/rules/max-unavailable/limit", "200%")]
    [InlineData("policies: {a: {rules: {max-unavailable: Deny}}}", "/policies/a/rules/max-unavailable", "want object")]
    [InlineData("policies: {a: {tolerations: {automatic: {inject: Sometimes}}}}", "/policies/a/tolerations/automatic/inject", "'SafeRollout'")]
    [InlineData("policies: {a: {exemptions: [{namespaces: [b]}]}}", "/policies/a/exemptions/0", "'reason'")]
    public async Task Says_which_value_is_wrong(string values, params string[] words)
    {
        var refusal = await RenderedChart.RefuseAsync(new ChartRelease { Values = values });

        Assert.All(words, word => Assert.Contains(word, refusal, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Tells_all_values_that_do_not_go_together_at_once()
    {
        var refusal = await RenderedChart.RefuseAsync(new ChartRelease
        {
            KubeVersion = "1.29.0",
            Values = """
                policies: {everyone: {}, platform: {}}
                policyConfigMap: ours
                certificates: {mode: secret}
                webhooks: {matchConditions: [{name: a, expression: "true"}]}
                ports: {webhook: 8080}
                serviceMonitor: {enabled: true}
                podMonitor: {enabled: true}
                podDisruptionBudget: {maxUnavailable: 0}
                """,
        });

        Assert.Contains(
            """
            these values don't go together:
            - policies and policyConfigMap are both set (everyone, platform; ours): keep one of them
            - certificates.mode is secret and certificates.secret.name is empty: name the kubernetes.io/tls Secret, or choose another mode
            - webhooks.matchConditions needs Kubernetes 1.30 and this is v1.29.0: use webhooks.namespaceSelector and webhooks.objectSelector
            - ports.webhook and ports.operations are both 8080: give each its own
            - serviceMonitor.enabled and podMonitor.enabled are both true and each pod would be scraped twice: keep one of them
            - podDisruptionBudget.maxUnavailable is 0 and no node could ever be drained: set 1

            """,
            refusal,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_Secret_that_nobody_would_use() => Assert.Contains(
        "certificates.secret is set and certificates.mode is self-managed: set certificates.mode secret, or drop certificates.secret",
        await RenderedChart.RefuseAsync(new ChartRelease { Values = "certificates: {secret: {name: mine}}" }),
        StringComparison.Ordinal);

    [Fact]
    public async Task Refuses_to_keep_the_certificate_in_a_cluster_that_is_not_used() => Assert.Contains(
        "certificates.mode is self-managed and cluster.enabled is false, and the certificate is kept in the cluster: set cluster.enabled true, or choose another mode",
        await RenderedChart.RefuseAsync(new ChartRelease { Values = "cluster: {enabled: false}" }),
        StringComparison.Ordinal);

    [Fact]
    public async Task Refuses_a_cluster_that_is_too_old() => Assert.Contains(
        "chart requires kubeVersion: >=1.25.0-0 which is incompatible with Kubernetes v1.24.9",
        await RenderedChart.RefuseAsync(new ChartRelease { KubeVersion = "1.24.9" }),
        StringComparison.Ordinal);

    [Fact]
    public async Task Takes_what_a_parent_chart_hands_down() =>
        Assert.NotEmpty((await RenderedChart.RenderAsync("{enabled: true, global: {registry: x}}")).Objects);
}
