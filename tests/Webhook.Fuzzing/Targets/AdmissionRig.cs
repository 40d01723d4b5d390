using Microsoft.Extensions.Logging.Abstractions;
using Webhook.Admission;
using Webhook.Cluster;
using Webhook.Metrics;
using Webhook.Model.Manifests;
using Webhook.Policies;
using Webhook.Policy.Cluster;
using Webhook.Policy.Policies;
using Webhook.Policy.Rules;
using Webhook.Testing;

namespace Webhook.Fuzzing.Targets;

/// <summary>Both webhooks as <c>serve</c> composes them, without a socket: over a small cluster, under every rule there is.</summary>
internal sealed class AdmissionRig
{
    private readonly FailureLog _log = new();
    private readonly AdmissionEndpoint _mutate;
    private readonly AdmissionEndpoint _validate;

    /// <summary>Puts the parts together.</summary>
    public AdmissionRig()
    {
        var instruments = new Instruments();
        var time = new FakeTimeProvider(A.Moment);
        var metrics = new AdmissionMetrics(instruments);
        var cluster = new SmallCluster();
        var room = new BodyRoom(RequestBody.MaxBytes);
        var turns = new JudgingTurns(1, time);
        _mutate = Endpoint(WebhookKind.Mutate, new MutationReviewer(Store([PolicyReader.Default], instruments, time), cluster, time));
        _validate = Endpoint(WebhookKind.Validate, new ValidationReviewer(Store([PolicyReader.Default, Strict()], instruments, time), cluster, 1, time));

        AdmissionEndpoint Endpoint(WebhookKind webhook, IReviewer reviewer) =>
            new(new(webhook, reviewer, metrics, time, new RecordingLogger<AdmissionHandler>(_log)), room, turns, time);
    }

    /// <summary>Sends a body.</summary>
    /// <param name="webhook">To which webhook.</param>
    /// <param name="body">The bytes.</param>
    /// <param name="segment">Bytes that arrive at a time.</param>
    public AdmissionReply Send(WebhookKind webhook, byte[] body, int segment)
    {
        _log.Failures.Clear();
        var context = MemoryRequest.To(body, segment, out var answer);
        var handling = (webhook == WebhookKind.Mutate ? _mutate : _validate).HandleAsync(context);
        // Nothing here waits for anything, so the work is done where it is measured.
        handling.GetAwaiter().GetResult();
        return new(context.Response.StatusCode, answer.ToArray(), [.. _log.Failures]);
    }

    /// <summary>A policy that asks for every rule, live ones included.</summary>
    private static DaemonSetPolicy Strict()
    {
        var rules = RuleCatalogue.All.Select(rule => rule.Descriptor.Id switch
        {
            "required-labels" => "required-labels: {action: Warn, labels: [{key: team, on: Both}]}",
            var id => $"{id}: {{action: Warn}}",
        });
        var text = $"""
            apiVersion: daemonset-webhook.dev/v1alpha1
            kind: DaemonSetPolicy
            metadata: {"{"}name: strict{"}"}
            spec:
              match:
                namespaceSelector: {"{"}matchExpressions: [{"{"}key: none, operator: DoesNotExist{"}"}]{"}"}
              rules:
                {string.Join("\n    ", rules)}
              exemptions:
              - reason: fuzzing
                namespaces: [kube-*]
                daemonSets: ["*-exempt*"]
                expires: 2026-06-30T00:00:00Z
            """;
        var read = PolicyReader.Read(ManifestReader.Read("strict", text));
        return read.Policies is [var policy] ? policy : throw new InvalidOperationException(string.Join('\n', read.Problems));
    }

    private static PolicyStore Store(IReadOnlyList<DaemonSetPolicy> policies, Instruments instruments, TimeProvider time) => new(
        [],
        PolicyFiles.Read([]),
        new([.. policies.Select(policy => new LoadedPolicy(policy, "fuzzing", "hash"))], []),
        loaded => new(loaded),
        time,
        new PolicyMetrics(instruments),
        NullLogger<PolicyStore>.Instance);

    private sealed class SmallCluster : IClusterSource
    {
        private static readonly Dictionary<string, string> Labels = new() { ["kubernetes.io/metadata.name"] = "logging" };

        private readonly ClusterSnapshot _snapshot = A.Cluster()
            .Node("n0", "node-role.kubernetes.io/control-plane:NoSchedule")
            .Node("n1", true, new() { ["kubernetes.io/os"] = "linux" }, "a=b:NoExecute")
            .Node("n2", false, new() { ["kubernetes.io/os"] = "windows" }, "gpu=yes:NoSchedule")
            .Nodes(2)
            .Namespace("logging", Labels)
            .With(A.StoredDaemonSet())
            .Pod("p0", "n0").Pod("p1", "n1", ready: false, hash: "h1").Pod("p2", "n2", owner: null)
            .Revision("h1", 1).Revision("h2", 2)
            .Build();

        public ClusterView View => new() { Snapshot = _snapshot };

        public IReadOnlyDictionary<string, string>? LabelsOfNamespace(string name) => name == "unknown" ? null : Labels;
    }
}
