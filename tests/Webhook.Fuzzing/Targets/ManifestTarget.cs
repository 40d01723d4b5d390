using System.Text;
using System.Text.Json;
using Webhook.Fuzzing.Feedback;
using Webhook.Fuzzing.Loop;
using Webhook.Fuzzing.Mutations;
using Webhook.Fuzzing.Oracles;
using Webhook.Model.Manifests;
using Webhook.Policy;
using Webhook.Policy.Policies;
using Webhook.Testing;

namespace Webhook.Fuzzing.Targets;

/// <summary>The reader of YAML and JSON files, the editor that adds tolerations to them, and the engine behind both.</summary>
internal sealed class ManifestTarget : IFuzzTarget
{
    private readonly PolicyEngine _engine = new([PolicyReader.Default]);

    /// <inheritdoc/>
    public string Name => "manifest";

    /// <inheritdoc/>
    public IReadOnlyList<IMutation> Mutations { get; } =
        [new YamlTextMutation(), new YamlTextMutation(), new YamlTextMutation(), new YamlTextMutation(), new ByteHavoc(), new JsonTreeMutation(), new JsonTextMutation(), new Repetition()];

    /// <inheritdoc/>
    public IReadOnlyList<byte[]> Seeds() =>
    [
        .. SeedFiles.In("tests/corpus", ".yaml"),
        .. SeedFiles.In("deploy/samples", ".yaml", ".json"),
        .. SeedFiles.In("tests/fixtures/rules", ".yaml"),
        .. SeedFiles.In("tests/fixtures/editor", ".yaml", ".json"),
        .. SeedFiles.DaemonSets().Take(12).Select(found => JsonSerializer.SerializeToUtf8Bytes(found)),
    ];

    /// <inheritdoc/>
    public int BytesPerLimit => 64 * 1024;

    /// <inheritdoc/>
    public void Run(byte[] input, Observation seen)
    {
        // As File.ReadAllText does: bytes that are no UTF-8 become replacement characters.
        var text = Encoding.UTF8.GetString(input);
        var file = Meter.Measure(() => ManifestReader.Read("fuzz.yaml", text));
        var lines = new TextLines(text);
        ManifestOracle.Check(file, lines, seen);
        foreach (var found in file.Objects)
        {
            seen.Note("kind", found.IsDaemonSet ? $"{found.ApiVersion} {found.DaemonSet is not null}" : "other");
            if (found.DaemonSet is not null)
                Judge(found, lines, seen);
        }

        EditOracle.Check(_engine, file, seen);
    }

    private void Judge(ManifestObject found, TextLines lines, Observation seen)
    {
        var verdict = Meter.Measure(() => _engine.Evaluate(DaemonSetReview.ForManifest(found.DaemonSet!, found.Json, A.Moment)));
        Expect.That(verdict.Failures.Count == 0, "rule-throws", () => string.Join('\n', verdict.Failures));
        foreach (var finding in verdict.Findings)
        {
            seen.Note("rule", finding.Rule);
            lines.Check(found.PositionOf(finding.Field), finding.Field);
        }
    }
}
