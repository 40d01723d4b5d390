using Webhook.Model.Apps;
using Webhook.Model.Manifests;
using Webhook.Policy.Rules;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Rules;

public sealed class RuleAllocationTests
{
    private const string Manifest = """
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: {name: agent, namespace: kube-system, labels: {app: agent, tier: node}}
        spec:
          minReadySeconds: 30
          selector:
            matchLabels: {app: agent, tier: node}
            matchExpressions: [{key: tier, operator: In, values: [node, edge]}, {key: canary, operator: DoesNotExist}]
          updateStrategy: {rollingUpdate: {maxUnavailable: 0%, maxSurge: 10%}}
          template:
            metadata: {labels: {app: agent, tier: node, version: 1.4.0}}
            spec:
              tolerations:
              - {key: node-role.kubernetes.io/control-plane, operator: Exists, effect: NoSchedule}
              - {key: example.com/gpu, value: v100}
              initContainers: [{name: setup, ports: [{containerPort: 80, hostPort: 80}]}]
              containers: [{name: agent, ports: [{containerPort: 9100}, {containerPort: 8125, protocol: UDP}]}]
        """;

    public static TheoryData<string> Ids => [.. RuleCatalogue.All.Where(rule => !rule.Descriptor.IsLive).Select(rule => rule.Descriptor.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Allocates_nothing_when_the_DaemonSet_passes(string id)
    {
        var rule = RuleCatalogue.Find(id)!;
        var findings = new FindingSink();
        DaemonSetReview[] reviews = [A.Review(Operation.Create, Read(), null), A.Review(Operation.Update, Read(), Read()), A.Review(Operation.Delete, null, Read())];
        Check(rule, reviews, findings, 10);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Check(rule, reviews, findings, 100);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Empty(findings.Findings);
        Assert.Equal(0, allocated);
    }

    private static DaemonSet Read() => Assert.Single(ManifestReader.Read("agent.yaml", Manifest).Objects).DaemonSet!;

    private static void Check(Rule rule, DaemonSetReview[] reviews, FindingSink findings, int times)
    {
        for (var i = 0; i < times; i++)
        {
            foreach (var review in reviews)
                rule.Check(review, findings);
        }
    }
}
