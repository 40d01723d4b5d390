using System.Text;
using Webhook.Fuzzing.Feedback;
using Webhook.Fuzzing.Loop;
using Webhook.Fuzzing.Mutations;

namespace Webhook.Fuzzing.Targets;

/// <summary>A cache that lists and watches a server which sends any bytes: however they are cut, it must end up the same.</summary>
internal sealed class WatchTarget : IFuzzTarget
{
    // Byte by byte only what is short.
    private const int Small = 4096;

    private static readonly byte[][] Events =
    [
        .. new[]
        {
            WatchSeeds.Event("ADDED", WatchSeeds.Pod("c", "7")), WatchSeeds.Event("MODIFIED", WatchSeeds.Pod("a", "8")), WatchSeeds.Event("DELETED", WatchSeeds.Pod("b", "9")),
            WatchSeeds.Bookmark, WatchSeeds.Gone, """{"type":"ERROR","object":null}""", """{"type":"ERROR","object":{"code":"x"}}""", """{"type":"NEW","object":{}}""", "null", "[]", "{}", "", "\r", "  ",
            """{"object":{"metadata":{"name":"late","namespace":"logging"}},"type":"ADDED"}""", """{"type":"ADDED","object":{"metadata":{"name":1}}}""", """{"type":"ADDED","object":{}}x""", """{"type":"ADDED","object":{}""",
            """{"type":"ADDED","object":{"metadata":{"name":"esc\u0061ped","namespace":"logging","labels":{"a":null}}},"object":null}""", "===", "!410", "!500", "#pods", """{"type":"BOOKMARK","object":{"metadata":{"resourceVersion":7}}}""",
            """{"type":"ADDED","type":"DELETED","object":{"metadata":{"name":"a","namespace":"logging"}}}""", """{"type":"ADDED","object":{"metadata":{"name":"q\"}\\","namespace":"logging"}}}""",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    /// <inheritdoc/>
    public string Name => "watch";

    /// <inheritdoc/>
    public int BytesPerLimit => 256 * 1024;

    /// <inheritdoc/>
    public IReadOnlyList<IMutation> Mutations { get; }

    /// <summary>Prepares the mutations.</summary>
    public WatchTarget()
    {
        var lines = new LineMutation(Events, [new JsonTreeMutation(), new JsonTreeMutation(), new JsonTextMutation(), new ByteHavoc(), new Repetition()]);
        Mutations = [lines, lines, lines, lines, new ByteHavoc()];
    }

    /// <inheritdoc/>
    public IReadOnlyList<byte[]> Seeds() => WatchSeeds.All();

    /// <inheritdoc/>
    public void Run(byte[] input, Observation seen)
    {
        var script = WatchScript.Parse(input);
        var run = WatchRun.Of(script.Resource);
        var whole = Meter.Measure(() => run(script, [int.MaxValue]));
        foreach (var restart in whole.Restarts)
            seen.NoteMessage("restart", restart);

        seen.Note("resource", script.Resource);
        seen.Note("held", whole.Objects.Count);
        seen.Note("unreadable", whole.Unreadable.Count);
        foreach (var pieces in PiecesFor(input))
        {
            var cut = run(script, pieces);
            Expect.That(
                cut.Text == whole.Text, "pieces-matter", () => $"in pieces of {string.Join(", ", pieces)} bytes:\n{cut.Text}\nin one piece:\n{whole.Text}");
        }
    }

    private static IEnumerable<int[]> PiecesFor(byte[] input)
    {
        var random = new Random(input.Length);
        if (input.Length <= Small)
            yield return [1];

        yield return [.. Enumerable.Range(0, 16).Select(_ => 1 + random.Next(input.Length <= Small ? 100 : 8000))];
    }
}
