using System.Text;
using Webhook.Fuzzing.Feedback;
using Webhook.Fuzzing.Loop;
using Webhook.Fuzzing.Mutations;
using Webhook.Fuzzing.Oracles;
using Webhook.Model.Manifests;
using Webhook.Policy;
using Webhook.Policy.Policies;
using Webhook.Testing;

namespace Webhook.Fuzzing.Targets;

/// <summary>The reader of policies, and the engine under what it takes for valid.</summary>
internal sealed class PolicyTarget : IFuzzTarget
{
    private static readonly string LongLabel = new('a', 5000);

    private readonly IReadOnlyList<DaemonSetReview> _reviews;

    /// <summary>Prepares what policies are tried on.</summary>
    public PolicyTarget()
    {
        var agent = A.DaemonSet().Labelled(("app", "agent"), ("team", LongLabel), ("daemonset-webhook.dev/protected", "true"));
        var broad = A.DaemonSet().InNamespace("kube-system").Named(new string('a', 253)).Tolerating(op: "Exists").Strategy("OnDelete", "1");
        _reviews =
        [
            A.Creation(agent),
            A.Update(agent, broad) with { Requester = new("system:serviceaccount:kube-system:a", ["system:masters"]), Cluster = A.Cluster().Nodes(3).Build() },
            A.Deletion(agent),
        ];
    }

    /// <inheritdoc/>
    public string Name => "policy";

    /// <inheritdoc/>
    public int BytesPerLimit => 64 * 1024;

    /// <inheritdoc/>
    public IReadOnlyList<IMutation> Mutations { get; } =
        [new YamlTextMutation(), new YamlTextMutation(), new YamlTextMutation(), new PolicyWords(), new PolicyWords(), new ByteHavoc(), new JsonTreeMutation()];

    /// <inheritdoc/>
    public IReadOnlyList<byte[]> Seeds() =>
    [
        Encoding.UTF8.GetBytes(PolicyReader.DefaultPolicyText),
        .. SeedFiles.In("deploy/samples", ".yaml").Where(text => Encoding.UTF8.GetString(text).Contains(DaemonSetPolicy.Kind, StringComparison.Ordinal)),
        .. PolicyWords.Examples.Select(Encoding.UTF8.GetBytes),
    ];

    /// <inheritdoc/>
    public void Run(byte[] input, Observation seen)
    {
        var text = Encoding.UTF8.GetString(input);
        var read = Meter.Measure(() => PolicyReader.Read(ManifestReader.Read("policy.yaml", text), A.Moment));
        ManifestOracle.CheckProblems(read.Problems, new(text), seen);
        var hasErrors = read.Problems.Any(problem => problem.Severity == ProblemSeverity.Error);
        seen.Note("policies", read.Policies.Count);
        Expect.That(hasErrors || read.Policies.Count > 0, "nothing-and-no-error", () => text);
        if (hasErrors)
            return;

        var engine = Meter.Measure(() => new PolicyEngine(read.Policies));
        foreach (var review in _reviews)
            Judge(engine, review, seen);
    }

    private static void Judge(PolicyEngine engine, DaemonSetReview review, Observation seen)
    {
        var verdict = Meter.Measure(() => engine.Evaluate(review));
        Expect.That(verdict.Failures.Count == 0, "rule-throws", () => string.Join('\n', verdict.Failures));
        foreach (var finding in verdict.Findings)
        {
            seen.Note("finding", $"{finding.Rule} {finding.Action}");
            Expect.That(
                finding is { Action: not Policy.Rules.RuleAction.Off, Field.Length: > 0, Message.Length: > 0, Remedy.Length: > 0 }, "half-a-finding", () => $"{finding}");
        }

        var injection = Meter.Measure(() => engine.Inject(review));
        seen.Note("added", injection.Added.Count);
        seen.Note("deferred", injection.Deferred.Count);
        Expect.That(injection.Added.Count == 0 || injection.Patch.Count > 0, "added-without-patch", () => $"{injection}");
    }
}
