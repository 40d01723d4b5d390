using System.Text.Json;
using System.Text.Json.Nodes;
using Webhook.Admission;
using Webhook.Fuzzing.Feedback;
using Webhook.Fuzzing.Loop;
using Webhook.Fuzzing.Mutations;
using Webhook.Fuzzing.Oracles;

namespace Webhook.Fuzzing.Targets;

/// <summary>The two webhooks: a body of any bytes goes to both of them.</summary>
internal sealed class AdmissionTarget : IFuzzTarget
{
    // From this size on a body is cut into pieces of 4 KiB, as Kestrel cuts it; smaller ones also byte by byte, or nearly.
    private const int Small = 2048;
    private const int KestrelSegment = 4096;

    private readonly AdmissionRig _rig = new();

    /// <inheritdoc/>
    public string Name => "admission";

    /// <inheritdoc/>
    public IReadOnlyList<IMutation> Mutations { get; } =
        [new JsonTreeMutation(), new JsonTreeMutation(), new JsonTreeMutation(), new JsonTreeMutation(), new JsonTextMutation(), new ByteHavoc(), new Repetition()];

    /// <inheritdoc/>
    public IReadOnlyList<byte[]> Seeds()
    {
        var daemonSets = SeedFiles.DaemonSets().ToList();
        return
        [
            .. SeedFiles.In("deploy/samples/reviews", ".json"),
            .. daemonSets.Select(current => SeedFiles.Review("CREATE", current, null)),
            .. daemonSets.Zip(daemonSets.Skip(1)).Select(pair => SeedFiles.Review("UPDATE", pair.First, pair.Second)),
            .. daemonSets.Take(9).Select(same => SeedFiles.Review("UPDATE", same, same)),
            .. daemonSets.Take(3).Select(old => SeedFiles.Review("DELETE", null, old)),
            .. Rules(),
        ];
    }

    /// <inheritdoc/>
    public int BytesPerLimit => 1 << 20;

    /// <inheritdoc/>
    public void Run(byte[] input, Observation seen)
    {
        var review = ExpectedReview.Read(input);
        seen.Note("json", $"{review.IsJson}");
        var validated = Send(WebhookKind.Validate, input, review, seen);
        var mutated = Send(WebhookKind.Mutate, input, review, seen);
        if (mutated is { } answer)
        {
            Expect.That(answer.GetProperty("allowed").GetBoolean(), "mutate-denies", () => $"{answer}");
            PatchOracle.Check(review, answer, again => Send(WebhookKind.Mutate, again, ExpectedReview.Read(again), new()));
        }

        if (validated is { } verdict)
            Expect.That(!verdict.TryGetProperty("patch", out _), "validate-patches", () => $"{verdict}");
    }

    private static IEnumerable<byte[]> Rules() => SeedFiles.In("tests/fixtures/rules", ".yaml")
        .SelectMany(text => Model.Manifests.ManifestReader.Read("rule", System.Text.Encoding.UTF8.GetString(text)).Objects)
        .Where(found => found.IsDaemonSet)
        .Select(found => SeedFiles.Review("CREATE", JsonNode.Parse(found.Json.Span), null));

    private JsonElement? Send(WebhookKind webhook, byte[] body, ExpectedReview review, Observation seen)
    {
        var reply = Meter.Measure(() => _rig.Send(webhook, body, KestrelSegment));
        seen.Note($"{webhook}", $"{reply.Status}");
        Expect.That(reply.Failures.Count == 0, $"{webhook}-fails-inside".ToLowerInvariant(), () => string.Join('\n', reply.Failures));
        var answer = ReplyOracle.Check(webhook, review, reply, seen);
        var odd = body.Length <= Small ? 1 + (body.Length % 7) : KestrelSegment - 1 - (body.Length % 64);
        var pieces = _rig.Send(webhook, body, odd);
        Expect.That(
            pieces.Status == reply.Status && pieces.Body.AsSpan().SequenceEqual(reply.Body),
            "segments-matter",
            () => $"in pieces of {odd} bytes the answer is {pieces.Status} {System.Text.Encoding.UTF8.GetString(pieces.Body)}");
        return answer;
    }
}
